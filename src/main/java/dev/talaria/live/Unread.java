package dev.talaria.live;

import java.time.Clock;
import java.util.Map;

import org.springframework.stereotype.Component;

import dev.talaria.gateway.GatewayEvent.Ending;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.Subscription;
import dev.talaria.team.Member;
import dev.talaria.team.MemberId;
import dev.talaria.team.ReadMarks;

/// Who has not seen yet what a session has finished. Whoever watches when it ends has seen it.
@Component
class Unread {
    private final ReadMarks marks;
    private final Presence presence;
    private final LiveBells bells;
    private final Clock clock;

    Unread(SessionBook book, ReadMarks marks, Presence presence, LiveBells bells, Clock clock) {
        this.marks = marks;
        this.presence = presence;
        this.bells = bells;
        this.clock = clock;
        book.read((before, after) -> {
            if (before.working() && !after.working() && after.turns() == before.turns()) {
                after.turn().ifPresent(turn -> finished(after.key(), turn));
            }
        });
    }

    /// What somebody stopped is no news.
    private void finished(SessionKey session, LiveTurn turn) {
        if (turn.ending().filter(Ending.INTERRUPTED::equals).isPresent()) {
            return;
        }
        var now = clock.instant();
        marks.finish(session, now, turn.failure().isPresent());
        presence.of(session).forEach(author -> marks.see(author.id(), session, now));
        bells.notes(session.profile());
    }

    /// The member has the session on a screen until the subscription is stopped.
    Subscription watch(Member member, SessionKey session) {
        see(member, session);
        return presence.watch(member, session).and(() -> see(member, session));
    }

    private void see(Member member, SessionKey session) {
        var failed = marks.isFailedUnseen(session);
        if (marks.see(member.id(), session, clock.instant())) {
            bells.notes(session.profile());
        }
        if (failed) {
            bells.session(session);
        }
    }

    Map<SessionKey, ReadMarks.Finish> finished() {
        return marks.finished();
    }

    boolean isFailed(SessionKey session) {
        return marks.isFailedUnseen(session);
    }

    boolean isUnread(MemberId member, SessionKey session) {
        return marks.isUnread(member, session);
    }
}
