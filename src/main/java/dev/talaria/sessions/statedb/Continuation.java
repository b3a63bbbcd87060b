package dev.talaria.sessions.statedb;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Tells a segment that compression went on in from a branch, a reset and a subagent's run.
final class Continuation {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Continuation() {}

    /// Whether the child says the same session goes on. When it started says nothing: races insert the child first.
    static boolean is(SegmentRow parent, SegmentRow child) {
        return parent.wasCompressed()
                && !child.source().equals("tool")
                && !forked(parent, child, "_branched_from")
                && !forked(parent, child, "_delegate_from")
                && !forked(parent, child, "_reset_from");
    }

    /// Which of several continuations is the session: the one that went on itself, else an open one.
    static int rank(SegmentRow child) {
        if (child.wasCompressed()) {
            return 0;
        }
        return child.endedAt().isEmpty() ? 1 : 2;
    }

    /// A marker that names somebody else than the parent was inherited from an earlier segment.
    private static boolean forked(SegmentRow parent, SegmentRow child, String marker) {
        return marker(child, marker).equals(parent.id().value());
    }

    /// The id that a marker names; empty where it has none, or where its configuration is no JSON.
    static String marker(SegmentRow segment, String marker) {
        try {
            return segment.modelConfig().isBlank()
                    ? ""
                    : JSON.readTree(segment.modelConfig()).path(marker).asString("");
        } catch (JacksonException _) {
            return "";
        }
    }
}
