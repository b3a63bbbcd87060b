package dev.talaria.sessions.statedb;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;

import java.nio.charset.StandardCharsets;

import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// Reads the beginning of a text, whatever kind of value is there. SQLite's text functions end at the first NUL, with which
/// Hermes begins every content that is JSON; so the text is cut as the bytes that it is.
final class CutText {
    private CutText() {}

    /// The first bytes of a value; NULL stays NULL.
    static Field<byte[]> first(Field<?> value, int bytes) {
        return first(value, inline(bytes));
    }

    static Field<byte[]> first(Field<?> value, Field<Integer> bytes) {
        return field("substr(cast({0} as blob), 1, {1})", byte[].class, value, bytes);
    }

    /// How many bytes a value has, without reading it.
    static Field<Long> length(Field<?> value) {
        return field("octet_length({0})", Long.class, value);
    }

    /// The text of such bytes; empty for NULL. A character that the cut went through is left out.
    static String text(byte @Nullable [] bytes) {
        if (bytes == null) {
            return "";
        }
        return new String(bytes, 0, wholeCharacters(bytes), StandardCharsets.UTF_8);
    }

    private static int wholeCharacters(byte[] bytes) {
        var start = bytes.length - 1;
        while (start >= 0 && bytes.length - start < 4 && (bytes[start] & 0xC0) == 0x80) {
            start--;
        }
        if (start < 0) {
            return bytes.length;
        }
        return bytes.length - start < expectedLength(bytes[start] & 0xFF) ? start : bytes.length;
    }

    private static int expectedLength(int first) {
        if (first >= 0xF0) {
            return 4;
        }
        if (first >= 0xE0) {
            return 3;
        }
        return first >= 0xC0 ? 2 : 1;
    }
}
