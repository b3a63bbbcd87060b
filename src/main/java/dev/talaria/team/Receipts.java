package dev.talaria.team;

import static dev.talaria.team.db.Tables.HANDED_OVER;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jooq.DSLContext;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

/// What browsers have handed over and in which session it arrived, for one that did not hear of it and asks.
final class Receipts {
    /// A browser that was closed for longer does not ask any more.
    private static final Duration ASKED_FOR = Duration.ofDays(30);

    private final DSLContext db;

    Receipts(DSLContext db) {
        this.db = db;
    }

    void forgetOld(Instant now) {
        db.deleteFrom(HANDED_OVER).where(HANDED_OVER.AT.lt(seconds(now.minus(ASKED_FOR)))).execute();
    }

    /// @param within the transaction in which it is kept: it is noted with the prompt or not at all
    void note(DSLContext within, SessionKey session, Member author, Slip slip, Instant at) {
        if (!slip.isNone()) {
            within.insertInto(HANDED_OVER)
                    .set(HANDED_OVER.SLIP, slip.name())
                    .set(HANDED_OVER.MEMBER_ID, author.id().value())
                    .set(HANDED_OVER.PROFILE, session.profile().value())
                    .set(HANDED_OVER.ROOT, session.root().value())
                    .set(HANDED_OVER.AT, seconds(at))
                    .onConflictDoNothing()
                    .execute();
        }
    }

    void note(SessionKey session, Member author, Slip slip, Instant at) {
        note(db, session, author, slip, at);
    }

    Optional<SessionKey> of(Member author, Slip slip) {
        return db.select(HANDED_OVER.PROFILE, HANDED_OVER.ROOT)
                .from(HANDED_OVER)
                .where(HANDED_OVER.SLIP.eq(slip.name()), HANDED_OVER.MEMBER_ID.eq(author.id().value()))
                .fetchOptional(row -> new SessionKey(new ProfileName(row.value1()), new StoredId(row.value2())));
    }

    void move(SessionKey before, SessionKey now) {
        db.update(HANDED_OVER)
                .set(HANDED_OVER.ROOT, now.root().value())
                .where(HANDED_OVER.PROFILE.eq(before.profile().value()),
                        HANDED_OVER.ROOT.eq(before.root().value()))
                .execute();
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
