package dev.talaria.sessions;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.talaria.sessions.statedb.CatalogueRow;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

/// One session as the index keeps it: all that a row of a list shows, in few bytes.
final class IndexedSession {
    /// Newest first; the same order as Hermes', with the id as the last word.
    static final Comparator<IndexedSession> NEWEST_FIRST = Comparator.comparingDouble(IndexedSession::lastActivity)
            .thenComparingDouble(IndexedSession::startedAt)
            .thenComparing(IndexedSession::root)
            .reversed();

    private static final int OBJECT_BYTES = 56;
    private static final byte[] UNTITLED = {};

    private final Segment root;
    private final Segment tip;
    /// Root to tip, where there is more than one.
    private final Segment @Nullable [] path;
    private final byte[] title;
    private final String source;
    private final String folder;
    private final double lastActivity;
    private final double startedAt;
    private final boolean listable;
    private final boolean archived;
    private final boolean hidden;
    private final boolean open;

    private IndexedSession(Segment[] path, byte[] title, String source, String folder, double lastActivity,
            double startedAt, boolean listable, boolean archived, boolean hidden, boolean open) {
        this.root = path[0];
        this.tip = path[path.length - 1];
        this.path = path.length > 1 ? path : null;
        this.title = title;
        this.source = source;
        this.folder = folder;
        this.lastActivity = lastActivity;
        this.startedAt = startedAt;
        this.listable = listable;
        this.archived = archived;
        this.hidden = hidden;
        this.open = open;
    }

    /// @param rows those of the path, root to tip
    /// @param lastActivity of all members of the lineage
    /// @param shared keeps one copy of texts that many sessions have
    static IndexedSession of(List<CatalogueRow> rows, Segment[] path, double lastActivity, boolean listable,
            UnaryOperator<String> shared) {
        var root = rows.getFirst();
        var tip = rows.getLast();
        return new IndexedSession(path, utf8(tip.title().isEmpty() ? root.title() : tip.title()),
                shared.apply(root.source()), shared.apply(tip.folder().isEmpty() ? root.folder() : tip.folder()),
                lastActivity, root.startedAt(), listable, root.archived(), root.hidden(), tip.isOpen());
    }

    private static byte[] utf8(String title) {
        return title.isEmpty() ? UNTITLED : title.getBytes(StandardCharsets.UTF_8);
    }

    /// The same with a segment whose messages have grown.
    IndexedSession with(Segment grown) {
        var segments = path == null
                ? new Segment[]{grown }
                : Stream.of(path).map(segment -> segment.compareTo(grown) == 0 ? grown : segment)
                        .toArray(Segment[]::new);
        var latest = Double.isNaN(grown.newest()) ? lastActivity : Math.max(lastActivity, grown.newest());
        return new IndexedSession(segments, title, source, folder, latest, startedAt, listable, archived, hidden, open);
    }

    /// The one rule for rows and totals.
    boolean isShown() {
        return listable && !archived && !hidden && isReadable();
    }

    /// Somebody took it off the lists, to be found again.
    boolean isPutAway() {
        return listable && archived && !hidden && isReadable();
    }

    private boolean isReadable() {
        return path == null ? root.readable() : Stream.of(path).anyMatch(Segment::readable);
    }

    Segment root() {
        return root;
    }

    Segment tip() {
        return tip;
    }

    List<Segment> segments() {
        return path == null ? List.of(root) : List.of(path);
    }

    double lastActivity() {
        return lastActivity;
    }

    double startedAt() {
        return startedAt;
    }

    boolean isOpen() {
        return open;
    }

    Population population() {
        return LineageRules.population(source);
    }

    PageCursor cursor() {
        return new PageCursor(lastActivity, startedAt, new StoredId(root.id()));
    }

    boolean isBehind(PageCursor cursor, byte[] cursorRoot) {
        var order = Double.compare(cursor.lastActivity(), lastActivity);
        if (order == 0) {
            order = Double.compare(cursor.startedAt(), startedAt);
        }
        return order > 0 || (order == 0 && root.compareTo(cursorRoot) < 0);
    }

    boolean holds(Needle needle, NeedleInSources sources) {
        return needle.isIn(title, 0, title.length) || root.holds(needle) || sources.isIn(source)
                || (path != null && Stream.of(path).anyMatch(segment -> segment.holds(needle)));
    }

    SessionSummary summary(ProfileName profile, boolean running) {
        return new SessionSummary(new SessionKey(profile, new StoredId(root.id())), new StoredId(tip.id()),
                Optional.of(new String(title, StandardCharsets.UTF_8)).filter(text -> !text.isBlank()), root.preview(),
                source, Optional.of(folder).filter(text -> !text.isEmpty()), instant(startedAt), instant(lastActivity),
                population(), archived, running);
    }

    private static Instant instant(double epochSeconds) {
        return Instant.ofEpochMilli((long) (epochSeconds * 1_000));
    }

    long bytes() {
        return OBJECT_BYTES + Memory.ofArray(title.length)
                + (path == null ? 0 : Memory.ofArray(path.length * Memory.REFERENCE));
    }

    boolean isSame(IndexedSession other) {
        return Double.compare(lastActivity, other.lastActivity) == 0 && Double.compare(startedAt, other.startedAt) == 0
                && listable == other.listable && archived == other.archived && hidden == other.hidden
                && open == other.open && source.equals(other.source) && folder.equals(other.folder)
                && Arrays.equals(title, other.title) && segments().equals(other.segments());
    }
}
