package dev.talaria.sessions.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a backend wrote into a prompt in place of the pictures that went along with it. Old ones put what a model saw in a picture
/// before the text; others name each picture behind it, and leave a word where its data was.
///
/// @param text without it
/// @param names of the pictures' files
record PictureNotes(String text, List<String> names) {
    private static final String NO_DATA = "[screenshot]";
    private static final Pattern BEFORE = Pattern
            .compile(
                    "(?s)\\s*\\[The user attached an image\\b.*?\\]\\s*\\[[^\\]\\n]{1,60} image_url:([^\\]]{1,2000})\\]\\s*");
    private static final Pattern BEHIND = Pattern
            .compile("@image:(`[^`]+`|\"[^\"]+\"|'[^']+'|\\S+)|\\[Image attached(?: at)?: (.{1,2000})\\]");

    PictureNotes {
        names = List.copyOf(names);
    }

    static PictureNotes of(String prompt) {
        var names = new ArrayList<String>();
        var start = 0;
        var noted = BEFORE.matcher(prompt);
        while (noted.region(start, prompt.length()).lookingAt()) {
            start = noted.end();
            names.add(name(noted.group(1)));
        }
        var behind = new ArrayList<String>();
        var rest = withoutNotesBehind(prompt.substring(start), behind);
        names.addAll(behind.reversed());
        // without a name, somebody may have written the rest
        return names.isEmpty() ? new PictureNotes(prompt, names) : new PictureNotes(rest.strip(), names);
    }

    private static String withoutNotesBehind(String prompt, List<String> names) {
        var left = prompt.stripTrailing();
        while (true) {
            var line = left.substring(left.lastIndexOf('\n') + 1).stripLeading();
            var note = BEHIND.matcher(line);
            if (note.matches()) {
                names.add(name(note.group(1) == null ? note.group(2) : note.group(1)));
            } else if (!line.equals(NO_DATA)) {
                return left;
            }
            left = left.substring(0, left.length() - line.length()).stripTrailing();
        }
    }

    /// Of a path that may be quoted, and one of another system.
    private static String name(String path) {
        var bare = path.strip().replaceAll("^[`\"']|[`\"']$", "");
        return bare.substring(Math.max(bare.lastIndexOf('/'), bare.lastIndexOf('\\')) + 1);
    }
}
