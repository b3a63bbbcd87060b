package dev.talaria.gateway.hermes;

import java.util.Locale;
import java.util.regex.Pattern;

/// Why a title was not taken, without the ids that a backend puts into its reason.
final class Titles {
    private static final Pattern TAKEN = Pattern.compile("(?i)already in use");
    private static final Pattern TOO_LONG = Pattern.compile("(?i)too long");

    private Titles() {}

    static boolean isAboutATitle(String reason) {
        return TAKEN.matcher(reason).find() || TOO_LONG.matcher(reason).find();
    }

    static String plain(String reason) {
        if (TAKEN.matcher(reason).find()) {
            return "Another session of this profile has this title already.";
        }
        if (TOO_LONG.matcher(reason).find()) {
            return "The title is too long: up to 100 characters.";
        }
        var words = PlainWords.oneLine(reason);
        return words.substring(0, Math.min(1, words.length())).toUpperCase(Locale.ROOT)
                + words.substring(Math.min(1, words.length())) + (words.endsWith(".") ? "" : ".");
    }
}
