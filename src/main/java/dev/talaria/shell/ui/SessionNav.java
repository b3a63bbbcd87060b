package dev.talaria.shell.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

import dev.talaria.shared.SessionKey;
import dev.talaria.shared.ui.Toasts;

/// The sections of the sidebar: one tab stop, moved with the arrow keys.
@Tag("talaria-session-nav")
@JsModule("./session-nav.ts")
class SessionNav extends Component implements HasComponents {
    private static final long serialVersionUID = 1L;

    private static final String KEYS = "event.detail.keys.join('\\n')";
    private static final int MOST_AT_ONCE = 500;

    private final transient SidebarActions actions;
    private final transient Map<String, SidebarSection> sections = new LinkedHashMap<>();

    SessionNav(SidebarActions actions) {
        this.actions = actions;
        getElement().addEventListener("row-pin", event -> SessionKeys
                .parse(event.getEventData().path("event.detail.key").asString(""))
                .ifPresent(key -> actions.pin(key, event.getEventData().path("event.detail.pinned").asBoolean())))
                .addEventData("event.detail.key")
                .addEventData("event.detail.pinned");
        getElement().addEventListener("row-rename", event -> SessionKeys
                .parse(event.getEventData().path("event.detail.key").asString(""))
                .ifPresent(key -> actions.rename(key, event.getEventData().path("event.detail.title").asString(""))))
                .addEventData("event.detail.key")
                .addEventData("event.detail.title");
        onKeys("rows-archive", actions::archive);
        onKeys("rows-restore", actions::restore);
        onKeys("rows-delete", actions::delete);
        getElement().addEventListener("notify",
                event -> Toasts.show(event.getEventData().path("event.detail.text").asString("")))
                .addEventData("event.detail.text");
    }

    private void onKeys(String event, Consumer<List<SessionKey>> act) {
        getElement().addEventListener(event, told -> {
            var keys = told.getEventData().path(KEYS).asString("").lines()
                    .limit(MOST_AT_ONCE)
                    .flatMap(key -> SessionKeys.parse(key).stream())
                    .toList();
            if (!keys.isEmpty()) {
                act.accept(keys);
            }
        }).addEventData(KEYS);
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
