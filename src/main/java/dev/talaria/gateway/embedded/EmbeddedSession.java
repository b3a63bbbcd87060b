package dev.talaria.gateway.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.talaria.gateway.embedded.store.SessionConfig;
import dev.talaria.gateway.embedded.store.StoredSession;
import dev.talaria.gateway.embedded.store.StoredSession.Totals;
import dev.talaria.shared.StoredId;

/// A session that is live here. Changes on the loop only, but for what was allowed, which its agent looks at too.
final class EmbeddedSession {
    private final StoredId first;
    private final Set<String> allowed = ConcurrentHashMap.newKeySet();
    private final AgentNotes notes;
    private final List<Attachment> attachments = new ArrayList<>();
    private volatile boolean asksNothing;
    private StoredId tip;
    private boolean stored;
    private Optional<String> folder;
    private String title = "";
    private Choices choices = Choices.NONE;
    private Totals totals = Totals.NONE;
    private long contextUsed;
    private int compressions;
    private @Nullable RunningTurn turn;
    private boolean compressing;

    /// One that is not on disk yet.
    EmbeddedSession(StoredId id, Optional<String> folder, Choices choices, AgentNotes notes) {
        this.first = id;
        this.tip = id;
        this.folder = folder;
        this.choices = choices;
        this.notes = notes;
    }

    /// @param first the id that it was asked for with
    static EmbeddedSession of(StoredId first, StoredSession row, AgentNotes notes) {
        var session = new EmbeddedSession(first, Optional.of(row.folder()).filter(folder -> !folder.isEmpty()),
                Choices.of(row.config()), notes);
        session.asksNothing = row.config().asksNothing();
        session.tip = row.id();
        session.stored = true;
        session.title = row.title();
        session.totals = row.totals();
        return session;
    }

    /// The id that its events carry.
    StoredId first() {
        return first;
    }

    StoredId tip() {
        return tip;
    }

    void rotateTo(StoredId next) {
        tip = next;
        compressions++;
    }

    boolean isStored() {
        return stored;
    }

    void nowStored() {
        stored = true;
    }

    Optional<String> folder() {
        return folder;
    }

    void workIn(String path) {
        folder = Optional.of(path).filter(named -> !named.isEmpty());
    }

    String title() {
        return title;
    }

    void callIt(String name) {
        title = name;
    }

    Choices choices() {
        return choices;
    }

    void choose(Choices others) {
        choices = others;
    }

    Totals totals() {
        return totals;
    }

    long contextUsed() {
        return contextUsed;
    }

    int compressions() {
        return compressions;
    }

    void spent(Totals more, long context) {
        totals = totals.plus(more);
        contextUsed = context;
    }

    Optional<RunningTurn> turn() {
        return Optional.ofNullable(turn);
    }

    void turn(RunningTurn begun) {
        turn = begun;
    }

    void free() {
        turn = null;
    }

    boolean isBusy() {
        return turn != null || compressing;
    }

    void compressing(boolean now) {
        compressing = now;
    }

    List<Attachment> attachments() {
        return attachments;
    }

    boolean asksNothing() {
        return asksNothing;
    }

    /// What of it belongs into its row.
    SessionConfig config() {
        return new SessionConfig(choices.model(), choices.effort(), choices.personality(), asksNothing);
    }

    void askNothing(boolean now) {
        asksNothing = now;
    }

    boolean isAllowed(String what) {
        return asksNothing || allowed.contains(what) || notes.isAllowed(what);
    }

    void allow(String what) {
        allowed.add(what);
    }

    void allowForEver(String what) {
        notes.allow(what);
    }
}
