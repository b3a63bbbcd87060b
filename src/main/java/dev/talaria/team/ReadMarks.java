package dev.talaria.team;

import static dev.talaria.team.db.Tables.FINISHED;
import static dev.talaria.team.db.Tables.READ_MARK;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

import dev.talaria.shared.Background;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

/// When sessions finished, and until when each member has seen them. Known at once, on disk soon: a crash in between costs a
/// mark and no more. Rights are asked by whoever calls.
@Service
public class ReadMarks {
    private final DSLContext db;
    private final Background background;
    private final Map<SessionKey, Finish> finished = new ConcurrentHashMap<>();
    private final Map<SessionKey, Map<MemberId, Instant>> seen = new ConcurrentHashMap<>();

    ReadMarks(DSLContext db, Background background) {
        this.db = db;
        this.background = background;
        db.selectFrom(FINISHED)
                .forEach(row -> finished.put(key(row.getProfile(), row.getRoot()),
                        new Finish(at(row.getAt()), row.getFailed() != 0)));
        db.selectFrom(READ_MARK)
                .forEach(row -> marks(key(row.getProfile(), row.getRoot())).put(new MemberId(row.getMemberId()),
                        at(row.getAt())));
    }

    /// The end of a session's last turn.
    public record Finish(Instant at, boolean failed) {}

    /// Every session that finished here, as it is now: there may be many, and each screen asks.
    public Map<SessionKey, Finish> finished() {
        return Collections.unmodifiableMap(finished);
    }

    public void finish(SessionKey session, Instant at, boolean failed) {
        finished.put(session, new Finish(at, failed));
        background.run(() -> db.insertInto(FINISHED)
                .set(FINISHED.PROFILE, session.profile().value())
                .set(FINISHED.ROOT, session.root().value())
                .set(FINISHED.AT, seconds(at))
                .set(FINISHED.FAILED, failed ? 1L : 0L)
                .onConflict(FINISHED.PROFILE, FINISHED.ROOT)
                .doUpdate()
                .set(FINISHED.AT, seconds(at))
                .set(FINISHED.FAILED, failed ? 1L : 0L)
                .execute());
    }

    /// Whether the session has finished something that the member has not seen.
    public boolean isUnread(MemberId member, SessionKey session) {
        return Optional.ofNullable(finished.get(session))
                .filter(finish -> marks(session).getOrDefault(member, Instant.MIN).isBefore(finish.at()))
                .isPresent();
    }

    /// Whether its last turn failed, and nobody has looked since.
    public boolean isFailedUnseen(SessionKey session) {
        return Optional.ofNullable(finished.get(session))
                .filter(Finish::failed)
                .filter(finish -> marks(session).values().stream().allMatch(mark -> mark.isBefore(finish.at())))
                .isPresent();
    }

    /// The member has the session before their eyes.
    ///
    /// @return whether that changes anything
    public boolean see(MemberId member, SessionKey session, Instant now) {
        if (!isUnread(member, session)) {
            return false;
        }
        var at = finished.containsKey(session) && now.isBefore(finished.get(session).at())
                ? finished.get(session).at()
                : now;
        marks(session).put(member, at);
        background.run(() -> db.insertInto(READ_MARK)
                .set(READ_MARK.MEMBER_ID, member.value())
                .set(READ_MARK.PROFILE, session.profile().value())
                .set(READ_MARK.ROOT, session.root().value())
                .set(READ_MARK.AT, seconds(at))
                .onConflict(READ_MARK.MEMBER_ID, READ_MARK.PROFILE, READ_MARK.ROOT)
                .doUpdate()
                .set(READ_MARK.AT, seconds(at))
                .execute());
        return true;
    }

    /// The session is gone.
    public void forget(SessionKey session) {
        finished.remove(session);
        seen.remove(session);
        background.run(() -> {
            db.deleteFrom(FINISHED)
                    .where(FINISHED.PROFILE.eq(session.profile().value()), FINISHED.ROOT.eq(session.root().value()))
                    .execute();
            db.deleteFrom(READ_MARK)
                    .where(READ_MARK.PROFILE.eq(session.profile().value()), READ_MARK.ROOT.eq(session.root().value()))
                    .execute();
        });
    }

    private Map<MemberId, Instant> marks(SessionKey session) {
        return seen.computeIfAbsent(session, _ -> new ConcurrentHashMap<>());
    }

    private static SessionKey key(String profile, String root) {
        return new SessionKey(new ProfileName(profile), new StoredId(root));
    }

    private static double seconds(Instant at) {
        return at.toEpochMilli() / 1000.0;
    }

    private static Instant at(double seconds) {
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }
}
