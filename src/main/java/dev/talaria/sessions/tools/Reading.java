package dev.talaria.sessions.tools;

import java.util.List;
import java.util.Optional;

import dev.talaria.shared.OneLine;
import tools.jackson.databind.JsonNode;

/// A call whose arguments and result were read as far as they can be.
///
/// @param arguments an object, or missing
/// @param result missing where it is not JSON
record Reading(ToolUse use, JsonNode arguments, JsonNode result) {
    /// Tools wrap what they have to say.
    private static final List<String> WRAPPERS = List.of("data", "result", "output", "response", "payload");

    static Reading of(ToolUse use) {
        var arguments = Json.readEvenCut(use.arguments());
        // Some providers hand the arguments over as JSON in JSON.
        var unwrapped = arguments.isString() ? Json.readEvenCut(arguments.stringValue()) : arguments;
        var result = use.outcome().map(outcome -> Json.readEvenCut(outcome.text())).orElseGet(() -> Json.read(""));
        return new Reading(use, unwrapped, result.isContainer() ? result : Json.read(""));
    }

    boolean isPending() {
        return use.outcome().isEmpty();
    }

    String argument(String... names) {
        return Json.text(arguments, names);
    }

    /// The first of these fields that says something, in the result or in what wraps it.
    String field(String... names) {
        return locate(names).text();
    }

    JsonNode find(String... names) {
        return locate(names).value();
    }

    /// The same, with where it stands.
    Found locate(String... names) {
        var direct = first("", result, names);
        for (var wrapper : direct.isThere() ? List.<String>of() : WRAPPERS) {
            var wrapped = first("/" + wrapper, result.path(wrapper), names);
            if (wrapped.isThere()) {
                return wrapped;
            }
        }
        return direct;
    }

    /// The result as it was written; empty while there is none.
    String resultText() {
        return use.outcome().map(ToolUse.Outcome::text).orElse("");
    }

    boolean resultIsJson() {
        return !result.isMissingNode();
    }

    /// One wording while it runs, another when it is done.
    String titled(String running, String done) {
        return isPending() ? running : done;
    }

    static Optional<String> subject(String text, int longest) {
        return Optional.of(OneLine.of(text, longest)).filter(line -> !line.isEmpty());
    }

    private static Found first(String path, JsonNode object, String... names) {
        for (var name : names) {
            var found = new Found(path + "/" + name, object.path(name));
            if (found.isThere() && !found.text().isBlank()) {
                return found;
            }
        }
        return new Found("", Json.read(""));
    }

    /// @param pointer a JSON pointer into the result
    record Found(String pointer, JsonNode value) {
        boolean isThere() {
            return !value.isMissingNode() && !value.isNull();
        }

        String text() {
            return Json.text(value);
        }
    }
}
