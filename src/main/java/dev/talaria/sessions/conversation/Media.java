package dev.talaria.sessions.conversation;

import java.util.regex.Pattern;

/// Files that the agent sends along by naming them in its text.
final class Media {
    private static final Pattern TAG = Pattern.compile("(?m)(?<![\\w/`])MEDIA:\\s*([^\\s`]{1,500})");

    private Media() {}

    /// The text with each tag as a reference that can be read.
    static String named(String text) {
        return text.contains("MEDIA:") ? TAG.matcher(text).replaceAll("File: `$1`") : text;
    }
}
