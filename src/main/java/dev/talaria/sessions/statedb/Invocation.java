package dev.talaria.sessions.statedb;

import java.util.Optional;
import java.util.regex.Pattern;

/// A prompt that somebody made with the name of a skill, or of several: Hermes stores the skills' whole texts as what was said.
public final class Invocation {
    private static final Pattern OPENING = Pattern
            .compile("\\A\\[IMPORTANT: The user has invoked the \"([^\"\\n]{1,300})\"");
    private static final String SEVERAL = " skill bundle,";
    private static final String WORDS_OF_SEVERAL = "\nUser instruction: ";
    private static final String FIRST_OF_SEVERAL = "\n\n[Loaded as part of the ";
    private static final String WORDS = " alongside the skill invocation: ";
    private static final String NOTE = "\n\n[Runtime note:";
    private static final int LONGEST_OPENING = 2_000;

    private Invocation() {}

    /// What was typed, such as `/skill do it`; nothing where the prompt is no such one. Of a text that is cut short, what is left of
    /// it.
    public static Optional<String> typed(String prompt) {
        var opening = OPENING.matcher(prompt);
        if (!opening.find()) {
            return Optional.empty();
        }
        var name = opening.group(1).strip();
        return Optional.of(((name.startsWith("/") ? name : "/" + name) + " " + words(prompt)).strip());
    }

    /// They stand before the texts of several skills, and behind the text of one, which may quote anything.
    private static String words(String prompt) {
        var several = prompt.indexOf(SEVERAL);
        if (several >= 0 && several < LONGEST_OPENING) {
            return behind(prompt, prompt.indexOf(WORDS_OF_SEVERAL), WORDS_OF_SEVERAL, FIRST_OF_SEVERAL);
        }
        return behind(prompt, prompt.lastIndexOf(WORDS), WORDS, NOTE);
    }

    private static String behind(String prompt, int at, String mark, String end) {
        if (at < 0) {
            return "";
        }
        var words = prompt.substring(at + mark.length());
        var until = words.indexOf(end);
        return (until < 0 ? words : words.substring(0, until)).strip();
    }
}
