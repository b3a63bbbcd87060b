package dev.talaria.sessions.tools;

import java.util.Optional;

/// Files read, changed, listed and searched.
final class FileLooks {
    private static final int LONGEST_PATH = 200;

    private FileLooks() {}

    static Look read(Reading reading) {
        return Look.of("read", reading.titled("Reading file", "Read file"), path(reading), Counts.lines(reading),
                new Bodies(reading).field("code", "", "content", "text", "output").pictures());
    }

    static Look edit(Reading reading) {
        return changed(reading, reading.titled("Editing file", "Edited file"));
    }

    static Look patch(Reading reading) {
        return changed(reading, reading.titled("Patching file", "Patched file"));
    }

    static Look list(Reading reading) {
        var subject = Reading.subject(reading.argument("path", "directory", "pattern"), LONGEST_PATH);
        return Look.of("search", reading.titled("Listing files", "Listed files"), subject,
                Counts.of(reading, "file", "files", "files", "entries"), found(reading));
    }

    static Look search(Reading reading) {
        var subject = Reading.subject(reading.argument("pattern", "query", "path"), LONGEST_PATH);
        return Look.of("search", reading.titled("Searching files", "Searched files"), subject,
                Counts.of(reading, "match", "matches", "matches", "files"), found(reading));
    }

    private static Look changed(Reading reading, String title) {
        var diff = Diff.of(reading);
        var bodies = new Bodies(reading);
        if (diff.isPresent()) {
            bodies.result("diff", "", diff.get());
        } else {
            bodies.argument("code", "", reading.argument("content", "file_text", "patch", "new_string"));
        }
        return Look.of("edit", title, path(reading), diff.flatMap(Diff::note), bodies);
    }

    private static Bodies found(Reading reading) {
        var text = reading.resultIsJson() ? Json.pretty(reading.result()) : reading.resultText();
        return new Bodies(reading).result(reading.resultIsJson() ? "json" : "text", "", text);
    }

    private static Optional<String> path(Reading reading) {
        var named = reading.argument("path", "file_path", "filename", "file");
        return Reading.subject(named.isBlank() ? reading.field("path", "file_path", "files_modified") : named,
                LONGEST_PATH);
    }
}
