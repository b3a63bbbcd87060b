package dev.talaria.team;

import static dev.talaria.team.db.Tables.PIN;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;

import dev.talaria.shared.Changes;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.shared.Subscription;

/// The sessions that a member keeps at hand, by lineage root, so that compression never loses one.
@Service
public class Pins {
    private final DSLContext db;
    private final Rights rights;
    private final Changes<MemberId> changes = new Changes<>();
    /// Asked for at every redraw of every screen. Forgotten after each change, when it is durable.
    private final Map<MemberId, List<SessionKey>> known = new ConcurrentHashMap<>();

    Pins(DSLContext db, Rights rights) {
        this.db = db;
        this.rights = rights;
    }

    /// In the member's order. Those of a profile that the member may not see any more are kept, but not shown.
    public List<SessionKey> of(Member actor) {
        return known.computeIfAbsent(actor.id(), _ -> kept(db, actor)).stream()
                .filter(session -> rights.maySee(actor, session.profile())).toList();
    }

    /// Pins behind the others; a pinned one stays where it is. What the member may not see cannot be pinned.
    public void pin(Member actor, SessionKey session) {
        if (!rights.maySee(actor, session.profile())) {
            return;
        }
        db.transaction(tx -> {
            var last = tx.dsl().select(DSL.max(PIN.POSITION)).from(PIN).where(isOf(actor)).fetchOne(0, Long.class);
            tx.dsl().insertInto(PIN)
                    .set(PIN.MEMBER_ID, actor.id().value())
                    .set(PIN.PROFILE, session.profile().value())
                    .set(PIN.ROOT, session.root().value())
                    .set(PIN.POSITION, last == null ? 0 : last + 1)
                    .onConflictDoNothing()
                    .execute();
        });
        tell(actor);
    }

    public void unpin(Member actor, SessionKey session) {
        db.deleteFrom(PIN).where(isOf(actor), is(session)).execute();
        tell(actor);
    }

    /// Puts the pins into this order; pins that it does not name come behind in their old order, unknown ones are ignored.
    public void arrange(Member actor, List<SessionKey> order) {
        db.transaction(tx -> {
            var kept = kept(tx.dsl(), actor);
            var arranged = new LinkedHashSet<>(order);
            arranged.retainAll(new LinkedHashSet<>(kept));
            arranged.addAll(kept);
            place(tx.dsl(), actor, new ArrayList<>(arranged));
        });
        tell(actor);
    }

    /// Rings when the member pinned, unpinned or arranged, in whichever window.
    public Subscription follow(Member actor, Runnable lookAgain) {
        return changes.follow(actor.id(), lookAgain);
    }

    private void tell(Member actor) {
        known.remove(actor.id());
        changes.publish(actor.id());
    }

    private static void place(DSLContext db, Member member, List<SessionKey> sessions) {
        for (var position = 0; position < sessions.size(); position++) {
            db.update(PIN)
                    .set(PIN.POSITION, (long) position)
                    .where(isOf(member), is(sessions.get(position)))
                    .execute();
        }
    }

    private static List<SessionKey> kept(DSLContext db, Member member) {
        return db.select(PIN.PROFILE, PIN.ROOT)
                .from(PIN)
                .where(isOf(member))
                .orderBy(PIN.POSITION, PIN.PROFILE, PIN.ROOT)
                .fetch(Pins::session)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<SessionKey> session(Record2<String, String> row) {
        return ProfileName.parse(row.value1())
                .flatMap(profile -> StoredId.parse(row.value2()).map(root -> new SessionKey(profile, root)));
    }

    private static Condition isOf(Member member) {
        return PIN.MEMBER_ID.eq(member.id().value());
    }

    private static Condition is(SessionKey session) {
        return PIN.PROFILE.eq(session.profile().value()).and(PIN.ROOT.eq(session.root().value()));
    }
}
