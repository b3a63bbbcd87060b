package dev.talaria.sessions.conversation;

import java.util.regex.Pattern;

/// What a backend wrote into a prompt in place of the pictures that went along with it. Old ones put what a model saw in a picture
/// before the text; others name each picture behind it, and leave a word where its data was.
///
/// @param text without it
/// @param pictures how many there were
record PictureNotes(String text, int pictures) {
    private static final String NO_DATA = "[screenshot]";
    private static final Pattern BEFORE = Pattern
            .compile(
                    "(?s)\\s*\\[The user attached an image\\b.*?\\]\\s*\\[[^\\]\\n]{1,60} image_url:[^\\]]{1,2000}\\]\\s*");
    private static final Pattern BEHIND = Pattern
            .compile("@image:(?:`[^`]+`|\"[^\"]+\"|'[^']+'|\\S+)|\\[Image attached(?: at)?: .{1,2000}\\]");

    static PictureNotes of(String prompt) {
        var start = 0;
        var before = 0;
        var noted = BEFORE.matcher(prompt);
        while (noted.region(start, prompt.length()).lookingAt()) {
            start = noted.end();
            before++;
        }
        var rest = prompt.substring(start);
        var behind = new Behind(rest);
        return before + behind.names == 0
                ? new PictureNotes(prompt, 0)
                : new PictureNotes(behind.text.strip(), before + behind.names);
    }

    /// The lines at the end, as far as they are notes.
    private static final class Behind {
        private final String text;
        private final int names;

        Behind(String prompt) {
            var left = prompt.stripTrailing();
            var found = 0;
            for (var line = lastLine(left); line.equals(NO_DATA)
                    || BEHIND.matcher(line).matches(); line = lastLine(left)) {
                found += line.equals(NO_DATA) ? 0 : 1;
                left = left.substring(0, left.length() - line.length()).stripTrailing();
            }
            // somebody may have written the word
            this.text = found == 0 ? prompt : left;
            this.names = found;
        }

        private static String lastLine(String text) {
            return text.substring(text.lastIndexOf('\n') + 1).stripLeading();
        }
    }
}
