package dev.talaria.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a real Hermes and its client said to each other, in its order.
///
/// @param greeting what came before the client said anything
public record Recording(List<JsonNode> greeting, List<Asked> asked) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern STATUS = Pattern.compile("HTTP (\\d{3})");

    /// What the client said, and what came from then on until it said the next.
    public record Asked(String id, String method, ObjectNode params, List<JsonNode> then) {}

    /// @param name such as `hermes-0.16/04_clarify`
    public static Recording of(String name) {
        var greeting = new ArrayList<JsonNode>();
        var asked = new ArrayList<Asked>();
        for (var line : lines(name)) {
            var frame = line.path("frame");
            var isQuestion = line.path("dir").stringValue("").equals("send") && !frame.has("_raw");
            if (isQuestion) {
                asked.add(new Asked(frame.path("id").asString(), frame.path("method").asString(),
                        frame.path("params") instanceof ObjectNode params ? params : JSON.createObjectNode(),
                        new ArrayList<>()));
            } else if (line.path("dir").stringValue("").equals("recv")) {
                (asked.isEmpty() ? greeting : asked.getLast().then()).add(frame);
            }
        }
        return new Recording(greeting, asked);
    }

    /// The HTTP status with which a backend refused the connection in a recording.
    public static int refusal(String name) {
        return lines(name).stream().map(line -> STATUS.matcher(line.path("frame").path("text").asString("")))
                .filter(Matcher::find).map(found -> Integer.parseInt(found.group(1))).findFirst().orElseThrow();
    }

    /// The answer to each question, by its id.
    public Map<String, JsonNode> answers() {
        var answers = new HashMap<String, JsonNode>();
        asked.stream().flatMap(question -> question.then().stream()).filter(frame -> frame.path("id").isString())
                .forEach(frame -> answers.put(frame.path("id").stringValue(), frame));
        return answers;
    }

    /// The stored id of each session, by its live one.
    public Map<String, String> sessions() {
        var sessions = new HashMap<String, String>();
        answers().values().stream().map(frame -> frame.path("result"))
                .filter(result -> result.path("session_id").isString())
                .forEach(result -> storedId(result)
                        .ifPresent(id -> sessions.putIfAbsent(result.path("session_id").stringValue(), id)));
        return sessions;
    }

    private static Optional<String> storedId(JsonNode result) {
        return result.path("stored_session_id").stringValueOpt().or(() -> result.path("session_key").stringValueOpt());
    }

    private static List<JsonNode> lines(String name) {
        var path = "/wire/" + name + ".jsonl";
        try (var text = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Recording.class.getResourceAsStream(path), path), UTF_8))) {
            return text.lines().map(JSON::readTree).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
