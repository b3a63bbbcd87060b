package dev.talaria.fake;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/// Which parameters a strict Hermes knows.
final class ScriptedParameters {
    private static final Map<String, Set<String>> KNOWN = Map.ofEntries(
            Map.entry("session.create",
                    Set.of("cols", "cwd", "title", "messages", "parent_session_id", "source", "profile", "model",
                            "provider", "reasoning_effort", "fast", "close_on_disconnect")),
            Map.entry("session.resume",
                    Set.of("session_id", "cols", "profile", "source", "lazy", "eager_build", "close_on_disconnect",
                            "defer_history", "omit_messages")),
            Map.entry("session.active_list", Set.of("current_session_id")),
            Map.entry("session.title", Set.of("session_id", "title")),
            Map.entry("session.interrupt", Set.of("session_id")), Map.entry("session.close", Set.of("session_id")),
            Map.entry("session.undo", Set.of("session_id")),
            Map.entry("session.compress", Set.of("session_id", "focus_topic")),
            Map.entry("session.branch", Set.of("session_id", "name", "count")),
            Map.entry("session.steer", Set.of("session_id", "text")),
            Map.entry("session.cwd.set", Set.of("session_id", "cwd")),
            Map.entry("session.events.since", Set.of("session_id", "last_seen")),
            Map.entry("prompt.submit",
                    Set.of("session_id", "text", "truncate_before_user_ordinal", "interrupted", "queued",
                            "confirm_empty_truncate", "confirm_truncate", "truncate_before_row_id")),
            Map.entry("approval.respond", Set.of("session_id", "choice", "all", "request_id")),
            Map.entry("request.answer", Set.of("id", "result", "profile")),
            Map.entry("approval.received", Set.of("session_id", "request_id")),
            Map.entry("model.options",
                    Set.of("session_id", "profile", "explicit_only", "include_unconfigured", "refresh")),
            Map.entry("config.get", Set.of("key", "session_id", "cwd", "profile")),
            Map.entry("config.set", Set.of("key", "value", "session_id", "scope", "confirm_expensive_model")),
            Map.entry("slash.exec", Set.of("session_id", "command")),
            Map.entry("command.dispatch", Set.of("session_id", "name", "arg")),
            Map.entry("complete.slash", Set.of("text")),
            Map.entry("complete.path", Set.of("word", "cwd", "session_id")),
            Map.entry("image.attach_bytes", Set.of("session_id", "content_base64", "data", "filename", "ext")),
            Map.entry("image.detach", Set.of("session_id", "path")),
            Map.entry("file.attach", Set.of("session_id", "path", "name", "data_url")),
            Map.entry("client.capabilities", Set.of("server_requests")), Map.entry("ping", Set.of()),
            Map.entry("gateway.ping", Set.of()));

    private ScriptedParameters() {}

    /// A parameter that the method does not know.
    static Optional<String> unknown(String method, JsonNode params) {
        var known = KNOWN.getOrDefault(method, Set.of());
        return params.propertyNames().stream().filter(name -> !known.contains(name)).findFirst();
    }
}
