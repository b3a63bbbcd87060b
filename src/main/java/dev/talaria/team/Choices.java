package dev.talaria.team;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

import dev.talaria.shared.ProfileName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How preferences are written down: one JSON value by name. What cannot be understood counts as never chosen.
final class Choices {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int DEGREES = 360;

    private Choices() {}

    static Map<String, String> written(MemberPreferences preferences) {
        var hues = new LinkedHashMap<String, Integer>();
        preferences.profileHues().keySet().stream().sorted()
                .forEach(name -> hues.put(name.value(), preferences.profileHues().get(name)));
        return Map.of(
                "scope", json(preferences.scope().map(ProfileName::value).orElse("")),
                "grouping", json(preferences.grouping().name()),
                "theme", json(preferences.theme().name()),
                "profile-order", json(preferences.profileOrder().stream().map(ProfileName::value).toList()),
                "profile-hues", json(hues),
                "closed-sections", json(preferences.closedSections().stream().sorted().toList()),
                "open-sections", json(preferences.openSections().stream().sorted().toList()));
    }

    static MemberPreferences read(Map<String, String> choices) {
        var initial = MemberPreferences.INITIAL;
        return new MemberPreferences(
                node(choices, "scope").flatMap(Choices::profile),
                node(choices, "grouping").flatMap(node -> constant(MemberPreferences.Grouping.class, node))
                        .orElse(initial.grouping()),
                node(choices, "theme").flatMap(node -> constant(MemberPreferences.Theme.class, node))
                        .orElse(initial.theme()),
                node(choices, "profile-order").map(Choices::profiles).orElse(initial.profileOrder()),
                node(choices, "profile-hues").map(Choices::hues).orElse(initial.profileHues()),
                node(choices, "closed-sections").map(Choices::texts).orElse(initial.closedSections()),
                node(choices, "open-sections").map(Choices::texts).orElse(initial.openSections()));
    }

    private static Optional<JsonNode> node(Map<String, String> choices, String name) {
        try {
            return Optional.ofNullable(choices.get(name)).map(JSON::readTree);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Optional<ProfileName> profile(JsonNode node) {
        return node.isString() ? ProfileName.parse(node.stringValue()) : Optional.empty();
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, JsonNode node) {
        return List.of(type.getEnumConstants()).stream()
                .filter(constant -> node.isString() && constant.name().equals(node.stringValue()))
                .findFirst();
    }

    private static List<ProfileName> profiles(JsonNode list) {
        var profiles = new LinkedHashSet<ProfileName>();
        elements(list).forEach(node -> profile(node).ifPresent(profiles::add));
        return new ArrayList<>(profiles);
    }

    private static Map<ProfileName, Integer> hues(JsonNode object) {
        var hues = new LinkedHashMap<ProfileName, Integer>();
        for (var property : object.properties()) {
            var hue = property.getValue();
            if (hue.isInt() && hue.intValue() >= 0 && hue.intValue() < DEGREES) {
                ProfileName.parse(property.getKey()).ifPresent(name -> hues.put(name, hue.intValue()));
            }
        }
        return hues;
    }

    private static Set<String> texts(JsonNode list) {
        var texts = new LinkedHashSet<String>();
        elements(list).stream().filter(JsonNode::isString).forEach(node -> texts.add(node.stringValue()));
        return texts;
    }

    private static List<JsonNode> elements(JsonNode list) {
        return list.isArray() ? StreamSupport.stream(list.spliterator(), false).toList() : List.of();
    }

    private static String json(Object value) {
        return JSON.writeValueAsString(value);
    }
}
