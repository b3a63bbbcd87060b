package dev.talaria.shell.ui;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;

import dev.talaria.team.MemberPreferences.Grouping;

/// How one profile's list is cut: three buttons, of which one is pressed.
class GroupingChoice extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    private final Map<Grouping, NativeButton> buttons = new EnumMap<>(Grouping.class);

    GroupingChoice(Consumer<Grouping> choose) {
        getContent().addClassName("grouping");
        getContent().getElement().setAttribute("role", "group");
        getContent().getElement().setAttribute("aria-label", "Group the list by");
        for (var grouping : Grouping.values()) {
            var button = new NativeButton(switch (grouping) {
                case DATE -> "Date";
                case FOLDER -> "Folder";
                case SOURCE -> "Source";
            }, _ -> choose.accept(grouping));
            button.getElement().setAttribute("type", "button");
            buttons.put(grouping, button);
            getContent().add(button);
        }
    }

    void show(Grouping chosen) {
        buttons.forEach((grouping, button) -> button.getElement()
                .setAttribute("aria-pressed", Boolean.toString(grouping == chosen)));
    }
}
