package dev.talaria.chat.ui;

import java.util.List;

import dev.talaria.live.LiveSession;
import dev.talaria.live.LiveTurn;

/// What of a live session concerns the parts around its conversation: all but what streams many times a second. Two equal ones
/// need no redraw.
final class Frames {
    private Frames() {}

    static LiveSession of(LiveSession session) {
        return new LiveSession(session.key(), session.tip(), session.activity(), session.turn().map(Frames::still),
                session.requests(), session.answered(), session.notices(), session.queue(), session.queuePaused(),
                session.facts(),
                session.watching(), session.kind(), session.health(), session.lastEnd());
    }

    private static LiveTurn still(LiveTurn turn) {
        return new LiveTurn(turn.number(), turn.prompt(), turn.phase(), turn.startedAt(),
                turn.stalled() ? turn.lastHeard() : turn.startedAt(), turn.endedAt(), List.of(), turn.subagents(),
                turn.todos(), turn.status(), turn.ending(), turn.failure(), turn.after(), turn.replaces(),
                turn.stalled());
    }
}
