package dev.talaria.sessions;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.talaria.sessions.statedb.MessageFacts;

/// One segment as the index keeps it: what its messages say, and its id and preview packed as UTF-8, for there are many.
final class Segment implements Comparable<Segment> {
    static final int OBJECT_BYTES = 40;

    private final byte[] text;
    private final int idLength;
    private final double newest;
    /// Negative where none of them can be read.
    private final int rows;

    private Segment(byte[] text, int idLength, double newest, int rows) {
        this.text = text;
        this.idLength = idLength;
        this.newest = newest;
        this.rows = rows;
    }

    static Segment of(String id, MessageFacts facts, String preview) {
        return new Segment((id + preview).getBytes(StandardCharsets.UTF_8), utf8Length(id), facts.newest(),
                facts.readable() ? facts.rows() : -facts.rows());
    }

    private static int utf8Length(String id) {
        return id.getBytes(StandardCharsets.UTF_8).length;
    }

    String id() {
        return new String(text, 0, idLength, StandardCharsets.UTF_8);
    }

    String preview() {
        return new String(text, idLength, text.length - idLength, StandardCharsets.UTF_8);
    }

    double newest() {
        return newest;
    }

    int rows() {
        return Math.abs(rows);
    }

    boolean readable() {
        return rows > 0;
    }

    MessageFacts facts() {
        return new MessageFacts(newest, rows(), readable());
    }

    boolean holds(Needle needle) {
        return needle.isIn(text, 0, idLength) || needle.isIn(text, idLength, text.length);
    }

    long bytes() {
        return OBJECT_BYTES + Memory.ofArray(text.length);
    }

    /// By id, as SQLite orders text.
    @Override
    public int compareTo(Segment other) {
        return Arrays.compareUnsigned(text, 0, idLength, other.text, 0, other.idLength);
    }

    int compareTo(byte[] id) {
        return Arrays.compareUnsigned(text, 0, idLength, id, 0, id.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Segment segment && idLength == segment.idLength && rows == segment.rows
                && Double.compare(newest, segment.newest) == 0 && Arrays.equals(text, segment.text);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(text);
    }
}
