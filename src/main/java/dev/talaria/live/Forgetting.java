package dev.talaria.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.talaria.gateway.GatewayEvent.Ending;
import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.Background;
import dev.talaria.team.Attachment;

/// Lets go of what memory need not hold any more: a turn that its file holds, files that have been sent, sessions of which
/// there is nothing to say.
@Component
class Forgetting {
    /// So long people still see who said what, and what was answered.
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final Duration LONG_REMEMBERED = Duration.ofMinutes(1);
    private static final long LONG = 200_000;
    /// Characters of all turns that are over.
    private static final long MOST_CHARACTERS = 32_000_000;
    private static final int MOST_SESSIONS = 2_000;

    private final SessionBook book;
    private final Presence presence;
    private final Transcripts transcripts;
    private final Uploads uploads;
    private final Background background;
    private final Clock clock;

    Forgetting(SessionBook book, Presence presence, Transcripts transcripts, Uploads uploads, Background background,
            Clock clock) {
        this.book = book;
        this.presence = presence;
        this.transcripts = transcripts;
        this.uploads = uploads;
        this.background = background;
        this.clock = clock;
        book.read(this::letGoOfFiles);
    }

    /// A failed prompt may be sent again, with its files.
    private void letGoOfFiles(SessionState before, SessionState after) {
        var ended = before.busy() && !after.busy() && after.turns() == before.turns() && !isFailed(after);
        if (ended || (isFailed(before) && after.turns() != before.turns())) {
            var kept = after.busy() ? files(after) : List.<Attachment>of();
            var used = files(before).stream().filter(file -> !kept.contains(file)).toList();
            if (!used.isEmpty()) {
                uploads.letGo(used);
            }
        }
    }

    private static boolean isFailed(SessionState state) {
        return state.turn().flatMap(LiveTurn::ending).filter(Ending.FAILED::equals).isPresent();
    }

    private static List<Attachment> files(SessionState state) {
        return state.turn().flatMap(LiveTurn::prompt).map(LivePrompt::attachments).orElse(List.of());
    }

    void look() {
        var now = clock.instant();
        var over = book.all().stream()
                .filter(state -> end(state).isPresent())
                .sorted(Comparator.comparing((SessionState state) -> end(state).orElse(now)).reversed())
                .toList();
        var characters = 0L;
        for (var state : over) {
            characters += state.parts().size();
            var crowded = characters > MOST_CHARACTERS;
            var remembered = state.parts().size() > LONG || crowded ? LONG_REMEMBERED : REMEMBERED;
            if (!isFailed(state) && !end(state).orElse(now).plus(remembered).isAfter(now)) {
                background.run(() -> forgetTurn(state, crowded));
            }
        }
        forgetIdle();
    }

    private static Optional<Instant> end(SessionState state) {
        return state.busy() ? Optional.empty() : state.turn().flatMap(LiveTurn::endedAt);
    }

    private void forgetTurn(SessionState over, boolean crowded) {
        var after = over.turn().map(LiveTurn::after).orElse(LiveTurn.NOT_KNOWN);
        var held = transcripts.end(over.key().profile(), over.key().root())
                .filter(end -> end.lastRow() > after)
                .isPresent();
        if (held || crowded) {
            book.change(over.key(),
                    state -> !state.busy() && state.turns() == over.turns() ? state.withoutTurn() : state);
        }
    }

    private void forgetIdle() {
        var idle = book.all().stream()
                .filter(state -> state.turn().isEmpty() && state.requests().isEmpty() && state.next().isEmpty())
                .filter(state -> presence.of(state.key()).isEmpty())
                .map(SessionState::key)
                .toList();
        idle.stream().skip(MOST_SESSIONS).forEach(book::forget);
    }
}
