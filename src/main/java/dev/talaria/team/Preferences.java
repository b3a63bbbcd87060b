package dev.talaria.team;

import static dev.talaria.team.db.Tables.CHOICE;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

import dev.talaria.shared.Changes;
import dev.talaria.shared.Subscription;

/// Keeps what members chose.
@Service
public class Preferences {
    private final DSLContext db;
    private final Changes<MemberId> changes = new Changes<>();

    /// Asked for at every redraw of every screen. Forgotten after each change, when it is durable.
    private final Map<MemberId, MemberPreferences> known = new ConcurrentHashMap<>();

    Preferences(DSLContext db) {
        this.db = db;
    }

    /// What the member chose; the initial choices for who never chose.
    public MemberPreferences of(Member actor) {
        return known.computeIfAbsent(actor.id(), _ -> Choices.read(choices(db, actor)));
    }

    /// Changes the newest choices, so that two windows never undo each other's, and keeps them.
    public MemberPreferences change(Member actor, UnaryOperator<MemberPreferences> change) {
        var changed = db.transactionResult(tx -> {
            var before = choices(tx.dsl(), actor);
            var after = change.apply(Choices.read(before));
            Choices.written(after).forEach((name, value) -> {
                if (!value.equals(before.get(name))) {
                    keep(tx.dsl(), actor, name, value);
                }
            });
            return after;
        });
        known.remove(actor.id());
        changes.publish(actor.id());
        return changed;
    }

    /// Rings when the member chose something, in whichever window.
    public Subscription follow(Member actor, Runnable lookAgain) {
        return changes.follow(actor.id(), lookAgain);
    }

    private static Map<String, String> choices(DSLContext db, Member member) {
        return db.select(CHOICE.NAME, CHOICE.VALUE)
                .from(CHOICE)
                .where(CHOICE.MEMBER_ID.eq(member.id().value()))
                .fetchMap(CHOICE.NAME, CHOICE.VALUE);
    }

    private static void keep(DSLContext db, Member member, String name, String value) {
        db.insertInto(CHOICE)
                .set(CHOICE.MEMBER_ID, member.id().value())
                .set(CHOICE.NAME, name)
                .set(CHOICE.VALUE, value)
                .onConflict(CHOICE.MEMBER_ID, CHOICE.NAME)
                .doUpdate()
                .set(CHOICE.VALUE, value)
                .execute();
    }
}
