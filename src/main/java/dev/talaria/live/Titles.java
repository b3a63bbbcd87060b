package dev.talaria.live;

import java.util.Optional;

/// What a session may be called: the same rules as Hermes has, so that what a list shows at once is what will be kept.
final class Titles {
    static final int LONGEST = 100;

    private Titles() {}

    /// On one line and without what nobody sees; may be empty.
    static String plain(String typed) {
        return typed.replaceAll("\\p{Cf}|\\p{Cs}|\\p{Co}|\ufffc", "").replaceAll("[\\s\\p{Cc}\\p{Z}]+", " ").strip();
    }

    static Optional<String> refusal(String plain) {
        return plain.codePointCount(0, plain.length()) > LONGEST
                ? Optional.of("A title may have up to " + LONGEST + " characters.")
                : Optional.empty();
    }
}
