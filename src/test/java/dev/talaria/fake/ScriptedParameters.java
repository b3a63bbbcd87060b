package dev.talaria.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/// Which parameters the methods of a Hermes take, as `hermes/parameters.txt` says.
final class ScriptedParameters {
    private static final Map<String, Map<String, String>> KNOWN = read();

    private ScriptedParameters() {}

    static Set<String> methods() {
        return KNOWN.keySet();
    }

    /// What is wrong with the parameters of a call: the name that the method does not know, or that is given as another kind.
    static Optional<String> wrong(String method, JsonNode params) {
        var known = KNOWN.get(method);
        if (known == null) {
            return Optional.of("no such method: " + method);
        }
        return params.properties().stream()
                .filter(given -> !isOf(known.getOrDefault(given.getKey(), ""), given.getValue()))
                .findFirst().map(given -> method + " takes no " + given.getKey() + " like " + given.getValue());
    }

    private static boolean isOf(String kind, JsonNode value) {
        return switch (kind) {
            case "text" -> value.isString();
            case "int" -> value.isIntegralNumber();
            case "flag" -> value.isBoolean();
            case "list" -> value.isArray();
            case "object" -> value.isObject();
            case "any" -> true;
            default -> false;
        };
    }

    private static Map<String, Map<String, String>> read() {
        var known = new LinkedHashMap<String, Map<String, String>>();
        text().lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(line -> {
            var words = line.split("\\s+");
            var kinds = new LinkedHashMap<String, String>();
            for (var at = 1; at < words.length; at++) {
                var parts = words[at].split(":", 2);
                kinds.put(parts[0], parts[1]);
            }
            known.put(words[0], kinds);
        });
        return known;
    }

    private static String text() {
        try (var file = ScriptedParameters.class.getResourceAsStream("/hermes/parameters.txt")) {
            if (file == null) {
                throw new IllegalStateException("There is no table of parameters");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
