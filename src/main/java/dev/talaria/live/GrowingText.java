package dev.talaria.live;

/// A text that only ever grows. Appending gives another text that shares what is there already, so that a long answer in
/// many small pieces costs no more than its length. Safe to read and to grow from several threads.
public final class GrowingText {
    public static final GrowingText EMPTY = new GrowingText(new StringBuilder(), 0);

    private final StringBuilder shared;
    private final int length;

    private GrowingText(StringBuilder shared, int length) {
        this.shared = shared;
        this.length = length;
    }

    public static GrowingText of(String text) {
        return new GrowingText(new StringBuilder(text), text.length());
    }

    /// This text with more behind it. Whoever appends first to what others hold too goes on in place; the next one copies.
    public GrowingText plus(String more) {
        if (length == 0) {
            return of(more);
        }
        synchronized (shared) {
            var buffer = shared.length() == length ? shared : new StringBuilder(shared.substring(0, length));
            buffer.append(more);
            return new GrowingText(buffer, buffer.length());
        }
    }

    public int length() {
        return length;
    }

    /// What stands behind the first characters.
    public String from(int start) {
        synchronized (shared) {
            return shared.substring(start, length);
        }
    }

    /// Whether this one is the other with perhaps more behind it, told without comparing letters: both grew from one text.
    public boolean grewFrom(GrowingText other) {
        return shared == other.shared && length >= other.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GrowingText text && ((text.shared == shared && text.length == length)
                || text.toString().equals(toString()));
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return from(0);
    }
}
