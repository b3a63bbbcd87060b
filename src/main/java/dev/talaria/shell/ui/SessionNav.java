package dev.talaria.shell.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

import dev.talaria.shared.ui.Toasts;

/// The sections of the sidebar: one tab stop, moved with the arrow keys.
@Tag("talaria-session-nav")
@JsModule("./session-nav.ts")
class SessionNav extends Component implements HasComponents {
    private static final long serialVersionUID = 1L;

    private final transient SidebarActions actions;
    private final transient Map<String, SidebarSection> sections = new LinkedHashMap<>();

    SessionNav(SidebarActions actions) {
        this.actions = actions;
        getElement().addEventListener("row-pin", event -> SessionKeys
                .parse(event.getEventData().path("event.detail.key").asString(""))
                .ifPresent(key -> actions.pin(key, event.getEventData().path("event.detail.pinned").asBoolean())))
                .addEventData("event.detail.key")
                .addEventData("event.detail.pinned");
        getElement().addEventListener("notify",
                event -> Toasts.show(event.getEventData().path("event.detail.text").asString("")))
                .addEventData("event.detail.text");
    }

    /// Sections keep their element as long as they are there, and with it focus and scroll position.
    void show(List<SectionModel> wanted, String current) {
        getElement().setProperty("current", current);
        var ids = wanted.stream().map(SectionModel::id).toList();
        sections.entrySet().removeIf(entry -> {
            var gone = !ids.contains(entry.getKey());
            if (gone) {
                remove(entry.getValue());
            }
            return gone;
        });
        for (var position = 0; position < wanted.size(); position++) {
            var model = wanted.get(position);
            var section = sections.computeIfAbsent(model.id(), _ -> new SidebarSection(actions));
            if (section.getElement().getParent() == null
                    || getElement().indexOfChild(section.getElement()) != position) {
                addComponentAtIndex(position, section);
            }
            section.show(model);
        }
    }
}
