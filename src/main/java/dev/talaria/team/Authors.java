package dev.talaria.team;

import static dev.talaria.team.db.Tables.MEMBER;
import static dev.talaria.team.db.Tables.SAID;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;

import dev.talaria.shared.SessionKey;

/// Who sent the prompts that the files of the profiles hold, for those name nobody. A prompt is noted when it leaves, and
/// found again behind the row that was the file's last one then; from then on by its own row. Rights are asked by whoever
/// calls.
@Service
public class Authors {
    private final DSLContext db;

    Authors(DSLContext db) {
        this.db = db;
    }

    /// A text as a file holds it.
    ///
    /// @param message its row
    /// @param text what was added to it for the model may be around it
    public record Stored(long message, String text) {}

    /// @param beginning on one line
    /// @param after the last row that the file had before it
    private record Said(long id, String author, String beginning, long after, Optional<Long> message) {
        boolean isIn(Stored prompt) {
            return Beginning.isIn(prompt.text(), beginning);
        }
    }

    /// A prompt leaves for its agent; one that leaves again is the same.
    ///
    /// @param queued what it was called while it waited
    public void leaves(SessionKey session, Member author, long queued, String text, long after) {
        db.insertInto(SAID)
                .set(SAID.QUEUED, queued)
                .set(SAID.PROFILE, session.profile().value())
                .set(SAID.ROOT, session.root().value())
                .set(SAID.MEMBER_ID, author.id().value())
                .set(SAID.BEGINNING, Beginning.of(text))
                .set(SAID.AFTER, after)
                .onConflict(SAID.QUEUED)
                .doUpdate()
                .set(SAID.BEGINNING, Beginning.of(text))
                .set(SAID.AFTER, after)
                .setNull(SAID.MESSAGE)
                .execute();
    }

    /// The names of those who sent these prompts, by row; none for a prompt that nobody here has sent.
    public synchronized Map<Long, String> of(SessionKey session, Collection<Stored> prompts) {
        var names = new HashMap<Long, String>();
        var open = new ArrayList<>(said(session));
        if (open.isEmpty()) {
            return names;
        }
        var inOrder = prompts.stream().sorted(Comparator.comparingLong(Stored::message)).toList();
        for (var prompt : inOrder) {
            open.stream()
                    .filter(said -> said.message().filter(row -> row == prompt.message()).isPresent())
                    .filter(said -> said.isIn(prompt))
                    .findFirst()
                    .or(() -> lastBefore(open, prompt))
                    .ifPresent(said -> {
                        open.remove(said);
                        names.put(prompt.message(), said.author());
                    });
        }
        return names;
    }

    /// The newest one that can be this prompt: of two with the same text, the first is not to be taken for the second.
    private Optional<Said> lastBefore(List<Said> open, Stored prompt) {
        var found = open.stream()
                .filter(said -> said.message().isEmpty() && said.after() < prompt.message() && said.isIn(prompt))
                .max(Comparator.comparingLong(Said::after)
                        .thenComparing(Comparator.comparingLong(Said::id).reversed()));
        found.ifPresent(said -> db.update(SAID)
                .set(SAID.MESSAGE, prompt.message())
                .where(SAID.ID.eq(said.id()))
                .execute());
        return found;
    }

    private List<Said> said(SessionKey session) {
        return db.select(SAID.ID, MEMBER.NAME, SAID.BEGINNING, SAID.AFTER, SAID.MESSAGE)
                .from(SAID)
                .join(MEMBER)
                .on(MEMBER.ID.eq(SAID.MEMBER_ID))
                .where(is(session))
                .orderBy(SAID.ID)
                .fetch(row -> new Said(row.value1(), row.value2(), row.value3(), row.value4(),
                        Optional.ofNullable(row.value5())));
    }

    /// A branch begins with the same prompts, which are rows of its own there.
    public void copy(SessionKey session, SessionKey branch) {
        db.insertInto(SAID, SAID.PROFILE, SAID.ROOT, SAID.MEMBER_ID, SAID.BEGINNING, SAID.AFTER)
                .select(db
                        .select(DSL.val(branch.profile().value()),
                                DSL.val(branch.root().value()), SAID.MEMBER_ID, SAID.BEGINNING,
                                DSL.val(0L))
                        .from(SAID)
                        .where(is(session))
                        .orderBy(SAID.ID))
                .execute();
    }

    /// The session is gone.
    public void forget(SessionKey session) {
        db.deleteFrom(SAID).where(is(session)).execute();
    }

    private static Condition is(SessionKey session) {
        return SAID.PROFILE.eq(session.profile().value()).and(SAID.ROOT.eq(session.root().value()));
    }
}
