package dev.talaria.chat.ui;

import java.util.List;

/// Folders as a narrow bar shows them: what a long path ends with tells more than its beginning.
final class FolderWords {
    private static final int LONGEST = 40;

    private FolderWords() {}

    static String compact(String path) {
        if (path.length() <= LONGEST) {
            return path;
        }
        var separator = path.indexOf('/') < 0 ? "\\" : "/";
        var names = List.of(path.split("[/\\\\]+"));
        var kept = "";
        for (var name : names.reversed()) {
            var longer = separator + name + kept;
            if (!kept.isEmpty() && longer.length() >= LONGEST) {
                break;
            }
            kept = longer;
        }
        return "…" + kept;
    }
}
