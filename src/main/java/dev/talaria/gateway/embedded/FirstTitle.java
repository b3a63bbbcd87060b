package dev.talaria.gateway.embedded;

import java.util.Locale;

import dev.talaria.gateway.embedded.store.Titles;

/// Calls a session by the beginning of its first prompt.
final class FirstTitle {
    private static final int LONGEST = 60;

    private FirstTitle() {}

    static String of(String prompt) {
        var line = Titles.cleaned(prompt.lines().filter(text -> !text.isBlank()).findFirst().orElse(""))
                .replaceAll("@(?:file|folder):\\S+", "").strip();
        var sentence = line.split("(?<=[.?!])\\s", 2)[0];
        var cut = sentence.length() <= LONGEST ? sentence : atWord(sentence);
        var bare = cut.replaceAll("[\\s.,;:!?]+\\z", "");
        return bare.isEmpty() ? "" : bare.substring(0, 1).toUpperCase(Locale.ROOT) + bare.substring(1);
    }

    private static String atWord(String sentence) {
        var space = sentence.lastIndexOf(' ', LONGEST);
        var end = space > LONGEST / 2 ? space : LONGEST;
        return sentence.substring(0, Character.isHighSurrogate(sentence.charAt(end - 1)) ? end - 1 : end);
    }
}
