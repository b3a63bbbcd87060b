package dev.talaria.sessions;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A text to find whatever its case, in UTF-8 that is not decoded unless it must be.
final class Needle {
    static final int LONGEST = 200;

    private final String text;
    private final byte[] lower;
    private final boolean ascii;

    private Needle(String text) {
        this.text = text;
        this.lower = text.getBytes(StandardCharsets.UTF_8);
        this.ascii = text.chars().allMatch(character -> character < 0x80);
    }

    /// Cut to 200 characters.
    static Needle of(String typed) {
        var stripped = typed.strip();
        return new Needle(stripped.substring(0, Math.min(LONGEST, stripped.length())).toLowerCase(Locale.ROOT));
    }

    boolean isIn(String hay) {
        return hay.toLowerCase(Locale.ROOT).contains(text);
    }

    boolean isIn(byte[] hay, int from, int to) {
        if (lower.length == 0) {
            return true;
        }
        return ascii ? holdsAscii(hay, from, to) : holdsDecoded(hay, from, to);
    }

    private boolean holdsAscii(byte[] hay, int from, int to) {
        var first = lower[0];
        for (var start = from; start <= to - lower.length; start++) {
            if (lowered(hay[start]) == first && continuesAt(hay, start)) {
                return true;
            }
        }
        return false;
    }

    private boolean continuesAt(byte[] hay, int start) {
        for (var index = 1; index < lower.length; index++) {
            if (lowered(hay[start + index]) != lower[index]) {
                return false;
            }
        }
        return true;
    }

    private static byte lowered(byte character) {
        return character >= 'A' && character <= 'Z' ? (byte) (character + 32) : character;
    }

    /// Only a text with characters beyond ASCII can hold such a needle.
    private boolean holdsDecoded(byte[] hay, int from, int to) {
        for (var index = from; index < to; index++) {
            if (hay[index] < 0) {
                return isIn(new String(hay, from, to - from, StandardCharsets.UTF_8));
            }
        }
        return false;
    }
}
