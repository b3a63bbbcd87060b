package dev.talaria.live;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.talaria.gateway.TurnFailure;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Member;
import dev.talaria.team.ReadMarks.Finish;
import dev.talaria.team.Rights;

/// What a member's lists say of the sessions that do something, or did something that the member has not seen.
@Component
class Notes {
    private final SessionBook book;
    private final Unread unread;
    private final Rights rights;
    private final Clock clock;

    Notes(SessionBook book, Unread unread, Rights rights, LiveBells bells, Clock clock) {
        this.book = book;
        this.unread = unread;
        this.rights = rights;
        this.clock = clock;
        book.read((before, after) -> {
            // not with every letter of an answer
            if (differ(before, after)) {
                bells.notes(after.key().profile());
            }
        });
    }

    private boolean differ(SessionState before, SessionState after) {
        var now = clock.instant();
        return Activities.of(before) != Activities.of(after)
                || !Activities.words(before, now).equals(Activities.words(after, now));
    }

    /// Of the session itself: the same for everybody.
    Activity activity(SessionState state) {
        var activity = Activities.of(state);
        return activity == Activity.IDLE && unread.isFailed(state.key()) ? Activity.FAILED : activity;
    }

    List<ActivityNote> of(Member actor) {
        var now = clock.instant();
        var notes = new ArrayList<ActivityNote>();
        var told = new HashSet<SessionKey>();
        for (var state : book.all()) {
            var activity = Activities.of(state);
            if (activity != Activity.IDLE && rights.maySee(actor, state.key().profile())) {
                told.add(state.key());
                notes.add(new ActivityNote(state.key(), activity, Activities.words(state, now), since(state, now)));
            }
        }
        unread.finished().forEach((session, finish) -> {
            if (!told.contains(session) && rights.maySee(actor, session.profile())) {
                finished(actor, session, finish).ifPresent(notes::add);
            }
        });
        return List.copyOf(notes);
    }

    private static Instant since(SessionState state, Instant now) {
        return state.requests().stream()
                .map(open -> open.request().askedAt())
                .findFirst()
                .or(() -> state.turn().map(LiveTurn::startedAt))
                .orElse(now);
    }

    private Optional<ActivityNote> finished(Member actor, SessionKey session, Finish finish) {
        if (unread.isFailed(session)) {
            var why = book.known(session)
                    .flatMap(SessionState::turn)
                    .flatMap(LiveTurn::failure)
                    .map(TurnFailure::sentence)
                    .orElse("failed");
            return Optional.of(new ActivityNote(session, Activity.FAILED, Activities.onOneLine(why), finish.at()));
        }
        return unread.isUnread(actor.id(), session)
                ? Optional.of(new ActivityNote(session, Activity.UNREAD, "finished", finish.at()))
                : Optional.empty();
    }
}
