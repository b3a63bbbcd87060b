package dev.talaria.shell.ui;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

import dev.talaria.shared.ui.DrawnByBrowser;

/// A section of the sidebar on the page.
@Tag("talaria-section")
@JsModule("./section.ts")
class SidebarSection extends DrawnByBrowser {
    private static final long serialVersionUID = 1L;

    private final transient SidebarActions actions;
    private transient @Nullable SectionModel shown;
    private transient @Nullable SectionModel told;

    SidebarSection(SidebarActions actions) {
        this.actions = actions;
        getElement().addEventListener("section-toggle", event -> actions.toggle(
                event.getEventData().path("event.detail.id").asString(""),
                event.getEventData().path("event.detail.open").asBoolean(true)))
                .addEventData("event.detail.id")
                .addEventData("event.detail.open");
        getElement().addEventListener("section-more", event -> actions.more(
                event.getEventData().path("event.detail.id").asString("")))
                .addEventData("event.detail.id");
        getElement().addEventListener("section-retry", event -> actions.retry(
                event.getEventData().path("event.detail.id").asString("")))
                .addEventData("event.detail.id");
        getElement().addEventListener("pins-arranged", event -> arranged(event.getEventData()
                .path("event.detail.keys.join('\\n')")
                .asString("")))
                .addEventData("event.detail.keys.join('\\n')");
    }

    /// Draws nothing where nothing has changed: most changes touch one section of many.
    void show(SectionModel section) {
        if (!section.equals(shown)) {
            shown = section;
            changed();
        }
    }

    @Override
    protected void tell(boolean all) {
        if (shown != null && (all || told == null)) {
            hand("sectionJson", shown);
        } else if (shown != null && told != null) {
            handFurther("patches", SectionPatch.between(told, shown));
        }
        told = shown;
    }

    private void arranged(String keys) {
        actions.arrange(keys.lines().flatMap(key -> SessionKeys.parse(key).stream()).toList());
    }
}
