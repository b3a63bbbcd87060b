package dev.talaria.sessions.tools;

import java.util.List;
import java.util.Optional;

import dev.talaria.sessions.ToolCall.Body;

/// What a family of tools makes of a call: all that a row shows besides how it ended.
record Look(String kind, String title, Optional<String> subject, Optional<String> note, List<Body> bodies) {
    static Look of(String kind, String title, Optional<String> subject, Optional<String> note, Bodies bodies) {
        return new Look(kind, title, subject, note, bodies.list());
    }
}
