package dev.talaria.team;

import static dev.talaria.team.db.Tables.FINISHED;
import static dev.talaria.team.db.Tables.MEMBER;
import static dev.talaria.team.db.Tables.READ_MARK;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

import dev.talaria.shared.Background;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

/// When sessions finished, and until when each member has seen them: as long as there is somebody who has not. Known at once,
/// on disk soon: a crash in between costs a mark and no more. Rights are asked by whoever calls.
@Service
public class ReadMarks {
    /// More than anybody catches up with: beyond that the oldest count as seen.
    private static final int MOST = 2_000;

    private final DSLContext db;
    private final Rights rights;
    private final Background background;
    private final int most;
    private final Map<SessionKey, Finish> finished = new ConcurrentHashMap<>();
    private final Map<SessionKey, Map<MemberId, Instant>> seen = new ConcurrentHashMap<>();

    @Autowired
    ReadMarks(DSLContext db, Rights rights, Background background) {
        this(db, rights, background, MOST);
    }

    ReadMarks(DSLContext db, Rights rights, Background background, int most) {
        this.db = db;
        this.rights = rights;
        this.background = background;
        this.most = most;
        db.selectFrom(FINISHED)
                .forEach(row -> finished.put(key(row.getProfile(), row.getRoot()),
                        new Finish(at(row.getAt()), row.getFailed() != 0)));
        db.selectFrom(READ_MARK)
                .forEach(row -> marks(key(row.getProfile(), row.getRoot())).put(new MemberId(row.getMemberId()),
                        at(row.getAt())));
        background.run(this::letGo);
    }

    /// The end of a session's last turn.
    public record Finish(Instant at, boolean failed) {}

    /// Every session that finished here and that somebody has not seen, as it is now: there may be many, and each screen asks.
    public Map<SessionKey, Finish> finished() {
        return Collections.unmodifiableMap(finished);
    }

    public void finish(SessionKey session, Instant at, boolean failed) {
        finished.put(session, new Finish(at, failed));
        background.run(() -> record(session));
        if (finished.size() > most) {
            background.run(this::letGo);
        }
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
        background.run(() -> {
            record(session);
            letGoWhereSeen(List.of(session));
        });
        return true;
    }

    /// The session is gone.
    public void forget(SessionKey session) {
        finished.remove(session);
        seen.remove(session);
        background.run(() -> record(session));
    }

    private void letGo() {
        letGoWhereSeen(List.copyOf(finished.keySet()));
        finished.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.comparing(Finish::at).reversed()))
                .skip(most)
                .toList()
                .forEach(oldest -> letGo(oldest.getKey(), oldest.getValue()));
    }

    private void letGoWhereSeen(List<SessionKey> sessions) {
        var members = db.select(MEMBER.ID, MEMBER.NAME)
                .from(MEMBER)
                .fetch(row -> new Member(new MemberId(row.value1()), row.value2()));
        for (var session : sessions) {
            var finish = finished.get(session);
            var isSeen = members.stream()
                    .filter(member -> rights.maySee(member, session.profile()))
                    .noneMatch(member -> isUnread(member.id(), session));
            if (finish != null && isSeen) {
                letGo(session, finish);
            }
        }
    }

    /// Unless it has finished again meanwhile.
    private void letGo(SessionKey session, Finish finish) {
        if (finished.remove(session, finish)) {
            seen.computeIfPresent(session, (_, marks) -> finished.containsKey(session) ? marks : null);
            record(session);
        }
    }

    /// Whatever is true now: two of these may come in the other order.
    private synchronized void record(SessionKey session) {
        var finish = finished.get(session);
        if (finish == null) {
            db.deleteFrom(FINISHED)
                    .where(FINISHED.PROFILE.eq(session.profile().value()), FINISHED.ROOT.eq(session.root().value()))
                    .execute();
            db.deleteFrom(READ_MARK)
                    .where(READ_MARK.PROFILE.eq(session.profile().value()), READ_MARK.ROOT.eq(session.root().value()))
                    .execute();
        } else {
            record(session, finish);
            marks(session).forEach((member, at) -> record(session, member, at));
        }
    }

    private void record(SessionKey session, Finish finish) {
        db.insertInto(FINISHED)
                .set(FINISHED.PROFILE, session.profile().value())
                .set(FINISHED.ROOT, session.root().value())
                .set(FINISHED.AT, seconds(finish.at()))
                .set(FINISHED.FAILED, finish.failed() ? 1L : 0L)
                .onConflict(FINISHED.PROFILE, FINISHED.ROOT)
                .doUpdate()
                .set(FINISHED.AT, seconds(finish.at()))
                .set(FINISHED.FAILED, finish.failed() ? 1L : 0L)
                .execute();
    }

    private void record(SessionKey session, MemberId member, Instant at) {
        db.insertInto(READ_MARK)
                .set(READ_MARK.MEMBER_ID, member.value())
                .set(READ_MARK.PROFILE, session.profile().value())
                .set(READ_MARK.ROOT, session.root().value())
                .set(READ_MARK.AT, seconds(at))
                .onConflict(READ_MARK.MEMBER_ID, READ_MARK.PROFILE, READ_MARK.ROOT)
                .doUpdate()
                .set(READ_MARK.AT, seconds(at))
                .execute();
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
