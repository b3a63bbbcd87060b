package dev.talaria.shell.ui;

import java.util.List;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.ui.JsonProperty;

/// The strip of profiles at the sidebar's foot.
@Tag("talaria-rail")
@JsModule("./rail.ts")
class ProfileRail extends Component {
    private static final long serialVersionUID = 1L;

    ProfileRail(RailActions actions) {
        getElement().setProperty("manageHref", "system");
        getElement().addEventListener("rail-pill", _ -> actions.pill());
        getElement().addEventListener("rail-all", _ -> actions.selectAll());
        getElement().addEventListener("rail-select", event -> ProfileName
                .parse(event.getEventData().path("event.detail.name").asString(""))
                .ifPresent(actions::select))
                .addEventData("event.detail.name");
        getElement().addEventListener("rail-arranged", event -> actions.arrangeProfiles(names(
                event.getEventData().path("event.detail.names.join(' ')").asString(""))))
                .addEventData("event.detail.names.join(' ')");
        getElement().addEventListener("rail-colour", event -> {
            var hue = event.getEventData().path("event.detail.hue");
            ProfileName.parse(event.getEventData().path("event.detail.name").asString(""))
                    .ifPresent(name -> actions.colour(name,
                            hue.isNumber() ? Optional.of(Math.floorMod(hue.asInt(), 360)) : Optional.empty()));
        }).addEventData("event.detail.name").addEventData("event.detail.hue");
    }

    void show(RailModel rail) {
        JsonProperty.set(getElement(), "railJson", rail);
    }

    private static List<ProfileName> names(String text) {
        return text.lines()
                .flatMap(line -> List.of(line.split(" ")).stream())
                .flatMap(name -> ProfileName.parse(name).stream())
                .toList();
    }
}
