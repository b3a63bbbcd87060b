package dev.talaria.gateway.embedded.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.talaria.gateway.Gateway.TakenBack;
import dev.talaria.gateway.embedded.store.StoredSession.Totals;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

/// The sessions of one profile, as its `state.db` keeps them. Every write is one short transaction. To be called by one thread
/// at a time.
public final class SessionStore implements AutoCloseable {
    private static final TakenBack NOTHING = new TakenBack(0, "");

    private final StateFile file;
    private final ProfileName profile;
    private final Clock clock;

    public SessionStore(ProfileName profile, Path file, Clock clock) {
        this.file = new StateFile(file);
        this.profile = profile;
        this.clock = clock;
    }

    /// The segment where the session goes on that this id is a part of; nothing where the file does not know the id.
    public Optional<StoredSession> tip(StoredId anySegment) {
        return file.read(db -> Rows.session(db, anySegment).map(segment -> Lineages.tip(db, segment)))
                .flatMap(found -> found);
    }

    /// The live rows of a segment, oldest first.
    public List<StoredMessage> history(StoredId session) {
        return file.read(db -> Rows.history(db, session)).orElse(List.of());
    }

    /// One live row of a segment.
    public Optional<StoredMessage> message(StoredId session, long row) {
        return file.read(db -> Rows.message(db, session, row)).flatMap(found -> found);
    }

    /// Whether another program has a claim on the session that has not run out.
    public boolean isHeldByAnother(StoredId session) {
        return file.read(db -> Lineages.isHeld(db, session, now())).orElse(false);
    }

    /// Writes a prompt, and the session before it where this is the first.
    ///
    /// @param from the prompt before which the history is cut; 0 is the first
    /// @return false where there is no such prompt: nothing is written then
    public boolean begin(StoredId session, NewRow row, Optional<Integer> from, StoredMessage prompt) {
        return file.write(db -> {
            var messages = new MessageWrites(db, now());
            if (from.isPresent() && !messages.cutBefore(session, from.get())) {
                return false;
            }
            new SessionWrites(db, profile, now()).ensure(session, row);
            messages.append(session, prompt);
            return true;
        });
    }

    public void append(StoredId session, List<StoredMessage> messages) {
        file.write(db -> {
            var writes = new MessageWrites(db, now());
            messages.forEach(message -> writes.append(session, message));
            return true;
        });
    }

    /// Counts up what a turn has used.
    ///
    /// @param model what answered; empty where nothing should be remembered
    public void spent(StoredId session, String model, String provider, Totals totals) {
        file.write(db -> {
            new SessionWrites(db, profile, now()).spent(session, model, provider, totals);
            return true;
        });
    }

    /// Remembers what was set for the session.
    public void choose(StoredId session, SessionConfig config) {
        file.change(db -> {
            new SessionWrites(db, profile, now()).choose(session, config);
            return true;
        });
    }

    public Titles.Outcome rename(StoredId session, String title) {
        return file.write(db -> new Titles(db).rename(session, title));
    }

    /// Gives the session this title or the next free one like it, if it has none.
    ///
    /// @return the title it got
    public Optional<String> nameIfNameless(StoredId session, String title) {
        return file.write(db -> new Titles(db).nameIfNameless(session, title));
    }

    /// Remembers where the session works.
    public void moveTo(StoredId session, String folder) {
        file.change(db -> {
            new SessionWrites(db, profile, now()).update(session, Map.of("cwd", folder));
            return true;
        });
    }

    /// @return false where the file keeps no archive
    public boolean archive(List<StoredId> segments, boolean archived) {
        return file.change(db -> new SessionWrites(db, profile, now()).archive(segments, archived)).orElse(true);
    }

    public void delete(List<StoredId> segments) {
        file.change(db -> {
            new Deletion(db).delete(segments);
            return true;
        });
    }

    /// Copies the live rows of a session into a new one that goes on from there.
    ///
    /// @param before the first row that is not copied
    /// @return how many rows; nothing where there is no such session
    public Optional<Integer> branch(StoredId from, StoredId to, Optional<String> name, long before) {
        return file.change(db -> Rows.session(db, from)
                .map(session -> new Forks(db, profile, now()).branch(session, to, name, before)))
                .flatMap(copied -> copied);
    }

    /// Ends the segment and goes on in a new one that begins with the summary.
    public void compress(StoredId from, StoredId to, String summary) {
        file.write(db -> Rows.session(db, from).map(session -> {
            new Forks(db, profile, now()).compress(session, to, summary);
            return session;
        }));
    }

    /// Takes the last prompt and what came of it back.
    public TakenBack undo(StoredId session) {
        return file.change(db -> new MessageWrites(db, now()).undo(session)).orElse(NOTHING);
    }

    private double now() {
        return clock.millis() / 1_000.0;
    }

    @Override
    public void close() {
        file.close();
    }

    /// What a session's row says when it is made.
    ///
    /// @param model empty for none
    /// @param title empty for none
    public record NewRow(Optional<String> folder, String model, String provider, String title) {}
}
