package dev.talaria.team;

import static dev.talaria.team.db.Tables.THOUGHT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Service;

import dev.talaria.shared.SessionKey;
import dev.talaria.team.Authors.Stored;

/// How long agents thought, for the files of the profiles hold only what. A thought is noted when it is over, and found again
/// in the rows that came after its turn began. Rights are asked by whoever calls.
@Service
public class ThoughtTimes {
    private final DSLContext db;

    ThoughtTimes(DSLContext db) {
        this.db = db;
    }

    private record Thought(String beginning, long after, long millis) {
        static Thought of(Record row) {
            return new Thought(row.get(THOUGHT.BEGINNING), row.get(THOUGHT.AFTER), row.get(THOUGHT.MILLIS));
        }
    }

    /// @param after the last row that the file had before the turn
    public void note(SessionKey session, String text, Duration thought, long after) {
        db.insertInto(THOUGHT)
                .set(THOUGHT.PROFILE, session.profile().value())
                .set(THOUGHT.ROOT, session.root().value())
                .set(THOUGHT.BEGINNING, Beginning.of(text))
                .set(THOUGHT.AFTER, after)
                .set(THOUGHT.MILLIS, thought.toMillis())
                .execute();
    }

    /// How long each of these thoughts took, by row; none for one that nobody here has seen happen.
    public Map<Long, Duration> of(SessionKey session, Collection<Stored> thoughts) {
        var open = new ArrayList<>(db.selectFrom(THOUGHT).where(is(session)).orderBy(THOUGHT.ID).fetch(Thought::of));
        var times = new HashMap<Long, Duration>();
        if (open.isEmpty()) {
            return times;
        }
        // the newest first: a row is of the last turn that began before it, and an older one is not to take its time
        for (var stored : thoughts.stream().sorted(Comparator.comparingLong(Stored::message).reversed()).toList()) {
            var parts = parts(open, stored);
            if (!parts.isEmpty()) {
                open.removeAll(parts);
                times.put(stored.message(), Duration.ofMillis(parts.stream().mapToLong(Thought::millis).sum()));
            }
        }
        return times;
    }

    /// A row holds all that was thought between two calls, which may have come in pieces.
    private static List<Thought> parts(List<Thought> open, Stored row) {
        var possible = open.stream()
                .filter(thought -> thought.after() < row.message()
                        && Beginning.isIn(row.text(), thought.beginning()))
                .toList();
        var turn = possible.stream().mapToLong(Thought::after).max();
        return possible.stream().filter(thought -> thought.after() == turn.orElseThrow()).distinct().toList();
    }

    /// The session is gone.
    public void forget(SessionKey session) {
        db.deleteFrom(THOUGHT).where(is(session)).execute();
    }

    private static Condition is(SessionKey session) {
        return THOUGHT.PROFILE.eq(session.profile().value()).and(THOUGHT.ROOT.eq(session.root().value()));
    }
}
