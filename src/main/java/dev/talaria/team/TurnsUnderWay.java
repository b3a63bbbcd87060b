package dev.talaria.team;

import static dev.talaria.team.db.Tables.ENDED;
import static dev.talaria.team.db.Tables.MEMBER;
import static dev.talaria.team.db.Tables.RUNNING;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

/// The turns that run, on disk, so that the next start knows which to look for, and when the last ones ended. Rights are asked by whoever calls.
@Service
public class TurnsUnderWay {
    private final DSLContext db;

    TurnsUnderWay(DSLContext db) {
        this.db = db;
    }

    /// @param author nothing where nobody here began it
    /// @param lastRow the last row that the profile's file had before it
    public record Begun(SessionKey session, Optional<Member> author, String text, Instant at, long lastRow) {}

    public List<Begun> all() {
        return db
                .select(RUNNING.PROFILE, RUNNING.ROOT, MEMBER.ID, MEMBER.NAME, RUNNING.TEXT, RUNNING.STARTED_AT,
                        RUNNING.LAST_ROW)
                .from(RUNNING)
                .leftJoin(MEMBER)
                .on(MEMBER.ID.eq(RUNNING.MEMBER_ID))
                .fetch(row -> new Begun(
                        new SessionKey(new ProfileName(row.value1()), new StoredId(row.value2())),
                        Optional.ofNullable(row.value3()).map(id -> new Member(new MemberId(id), row.value4())),
                        row.value5(), instant(row.value6()), row.value7()));
    }

    public void keep(Begun turn) {
        var member = turn.author().map(author -> author.id().value()).orElse(null);
        db.insertInto(RUNNING)
                .set(RUNNING.PROFILE, turn.session().profile().value())
                .set(RUNNING.ROOT, turn.session().root().value())
                .set(RUNNING.MEMBER_ID, member)
                .set(RUNNING.TEXT, turn.text())
                .set(RUNNING.STARTED_AT, seconds(turn.at()))
                .set(RUNNING.LAST_ROW, turn.lastRow())
                .onConflict(RUNNING.PROFILE, RUNNING.ROOT)
                .doUpdate()
                .set(RUNNING.MEMBER_ID, member)
                .set(RUNNING.TEXT, turn.text())
                .set(RUNNING.STARTED_AT, seconds(turn.at()))
                .set(RUNNING.LAST_ROW, turn.lastRow())
                .execute();
    }

    /// The last turn of the session has ended.
    ///
    /// @param matters ends before this are forgotten
    public void ended(SessionKey session, Instant at, Instant matters) {
        db.insertInto(ENDED)
                .set(ENDED.PROFILE, session.profile().value())
                .set(ENDED.ROOT, session.root().value())
                .set(ENDED.AT, seconds(at))
                .onConflict(ENDED.PROFILE, ENDED.ROOT)
                .doUpdate()
                .set(ENDED.AT, seconds(at))
                .execute();
        db.deleteFrom(ENDED).where(ENDED.AT.lt(seconds(matters))).execute();
    }

    /// When the last turn of each session ended, of those that ended since.
    public Map<SessionKey, Instant> ends(Instant since) {
        return db.selectFrom(ENDED)
                .where(ENDED.AT.ge(seconds(since)))
                .fetchMap(row -> new SessionKey(new ProfileName(row.getProfile()), new StoredId(row.getRoot())),
                        row -> instant(row.getAt()));
    }

    public void forget(SessionKey session) {
        db.deleteFrom(RUNNING)
                .where(RUNNING.PROFILE.eq(session.profile().value()), RUNNING.ROOT.eq(session.root().value()))
                .execute();
    }

    private static double seconds(Instant at) {
        return at.toEpochMilli() / 1000.0;
    }

    private static Instant instant(double seconds) {
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }
}
