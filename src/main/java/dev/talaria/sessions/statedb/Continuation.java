package dev.talaria.sessions.statedb;

/// Tells a segment that compression went on in from a branch, a reset and a subagent's run. One rule for lists and transcripts.
public final class Continuation {
    private Continuation() {}

    /// Whether a child of this parent says that the same session goes on. When it started says nothing: races insert the child
    /// first.
    public static boolean is(String parent, boolean parentWasCompressed, String source, Markers markers) {
        return parentWasCompressed && !source.equals("tool") && !markers.name(parent);
    }

    /// Which of several continuations is the session: the one that went on itself, else an open one.
    public static int rank(boolean wasCompressed, boolean open) {
        if (wasCompressed) {
            return 0;
        }
        return open ? 1 : 2;
    }

    static boolean is(SegmentRow parent, SegmentRow child) {
        return is(parent.id().value(), parent.wasCompressed(), child.source(), child.markers());
    }

    static int rank(SegmentRow child) {
        return rank(child.wasCompressed(), child.endedAt().isEmpty());
    }
}
