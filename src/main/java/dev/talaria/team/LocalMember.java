package dev.talaria.team;

import static dev.talaria.team.db.Tables.MEMBER;

import java.time.Clock;
import java.util.Optional;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// The one person of now: whoever opens the page on this machine. Joins at the first start and stays the same ever after.
@Component
class LocalMember implements CurrentMember {
    private static final int LONGEST_NAME = 64;

    private final Member member;

    LocalMember(DSLContext db, Clock clock) {
        member = db.transactionResult(tx -> first(tx.dsl()).orElseGet(() -> join(tx.dsl(), clock)));
    }

    @Override
    public Member get() {
        return member;
    }

    private static Optional<Member> first(DSLContext db) {
        return db.select(MEMBER.ID, MEMBER.NAME)
                .from(MEMBER)
                .orderBy(MEMBER.ID)
                .limit(1)
                .fetchOptional(row -> new Member(new MemberId(row.value1()), row.value2()));
    }

    private static Member join(DSLContext db, Clock clock) {
        var name = nameOfThisUser();
        db.insertInto(MEMBER)
                .set(MEMBER.NAME, name)
                .set(MEMBER.JOINED_AT, clock.millis() / 1000.0)
                .execute();
        return first(db).orElseThrow();
    }

    private static String nameOfThisUser() {
        var name = System.getProperty("user.name", "").strip();
        var known = !name.isEmpty() && !name.equals("?");
        return known ? name.substring(0, Math.min(name.length(), LONGEST_NAME)) : "local";
    }
}
