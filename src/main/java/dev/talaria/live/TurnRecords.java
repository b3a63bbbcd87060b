package dev.talaria.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.talaria.live.LiveTurn.Phase;
import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.Background;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Member;
import dev.talaria.team.TurnsUnderWay;

/// Keeps on disk which turns run and when the last of each session ended, and finds out behind which row of its file a turn
/// began that nobody here sent.
@Component
class TurnRecords {
    /// So long an end is remembered: no file looks longer as if a turn ran that has ended.
    private static final Duration MATTERS = Duration.ofHours(1);

    private final SessionBook book;
    private final TurnsUnderWay underWay;
    private final Transcripts transcripts;
    private final Clock clock;

    TurnRecords(SessionBook book, TurnsUnderWay underWay, Transcripts transcripts, Background background,
            Clock clock) {
        this.book = book;
        this.underWay = underWay;
        this.transcripts = transcripts;
        this.clock = clock;
        var matters = clock.instant().minus(MATTERS);
        underWay.ends(matters).forEach((session, at) -> book.ended(session, at, matters));
        book.read((before, after) -> {
            if (isUnderWay(before) != isUnderWay(after) || after.turns() != before.turns()
                    || row(before) != row(after)) {
                background.run(() -> record(after.key()));
            }
            if (after.turns() != before.turns() && isFound(after)) {
                background.run(() -> lookBehind(after));
            }
            end(before, after).ifPresent(at -> {
                book.ended(after.key(), at, at.minus(MATTERS));
                background.run(() -> underWay.ended(after.key(), at, at.minus(MATTERS)));
            });
        });
    }

    private Optional<Instant> end(SessionState before, SessionState after) {
        if (before.busy() && after.turn().isEmpty()) {
            return Optional.of(clock.instant());
        }
        return endOf(after).filter(end -> !Optional.of(end).equals(endOf(before)));
    }

    private static Optional<Instant> endOf(SessionState state) {
        return state.turn().flatMap(LiveTurn::endedAt);
    }

    /// A prompt of which nobody has said yet that it arrived is still in the queue, and found there.
    private static boolean isUnderWay(SessionState state) {
        return state.working() && state.signs().submitted() && !state.isIn(Phase.SENDING);
    }

    private static long row(SessionState state) {
        return state.turn().map(LiveTurn::after).orElse(LiveTurn.NOT_KNOWN);
    }

    private static boolean isFound(SessionState state) {
        return state.signs().row().isEmpty() && row(state) == LiveTurn.NOT_KNOWN;
    }

    private void lookBehind(SessionState found) {
        transcripts.lastRow(found.key().profile()).ifPresent(row -> book.change(found.key(),
                Aftermath.ofTurn(found.turns(), state -> state.turn(turn -> turn.withAfter(row)))));
    }

    /// Whatever is true now: two of these may come in the other order.
    private synchronized void record(SessionKey session) {
        var state = book.of(session);
        if (isUnderWay(state)) {
            state.turn().ifPresent(turn -> underWay.keep(begun(session, turn)));
        } else {
            underWay.forget(session);
        }
    }

    private static TurnsUnderWay.Begun begun(SessionKey session, LiveTurn turn) {
        var author = turn.prompt().flatMap(LivePrompt::author).map(known -> new Member(known.id(), known.name()));
        return new TurnsUnderWay.Begun(session, author, turn.prompt().map(LivePrompt::text).orElse(""),
                turn.startedAt(), turn.after());
    }
}
