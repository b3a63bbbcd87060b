package dev.talaria.team;

import static dev.talaria.team.db.Tables.MEMBER;

import java.nio.file.Path;
import java.time.Clock;

import org.jooq.DSLContext;

import dev.talaria.shared.Background;

/// The database of a team of two, for tests of other modules; opening it twice is a restart.
public final class TeamOfTwo implements AutoCloseable {
    private final OwnDatabase database;
    private final Member anna;
    private final Member bert;

    public TeamOfTwo(Path folder) {
        database = new OwnDatabase(folder);
        anna = member(database.db(), "Anna");
        bert = member(database.db(), "Bert");
    }

    private static Member member(DSLContext db, String name) {
        db.insertInto(MEMBER).set(MEMBER.NAME, name).set(MEMBER.JOINED_AT, 0.0).onConflictDoNothing().execute();
        var id = db.select(MEMBER.ID).from(MEMBER).where(MEMBER.NAME.eq(name)).fetchSingle().value1();
        return new Member(new MemberId(id), name);
    }

    public Member anna() {
        return anna;
    }

    public Member bert() {
        return bert;
    }

    public PromptQueue queue(Clock clock) {
        return new PromptQueue(database.db(), clock);
    }

    public ReadMarks readMarks(Rights rights, Background background) {
        return new ReadMarks(database.db(), rights, background);
    }

    /// @param most beyond that the oldest count as seen
    ReadMarks readMarks(Rights rights, Background background, int most) {
        return new ReadMarks(database.db(), rights, background, most);
    }

    public TurnsUnderWay turnsUnderWay() {
        return new TurnsUnderWay(database.db());
    }

    public UnwrittenSessions unwrittenSessions() {
        return new UnwrittenSessions(database.db());
    }

    public Authors authors() {
        return new Authors(database.db());
    }

    public ThoughtTimes thoughtTimes() {
        return new ThoughtTimes(database.db());
    }

    public Drafts drafts(Path folder, Rights rights, Background background, Clock clock) {
        return new KeptDrafts(database.db(), new DataFolder(folder), rights, background, clock);
    }

    @Override
    public void close() {
        database.close();
    }
}
