package dev.talaria.sessions.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the agent does in a browser.
final class BrowserLooks {
    private static final Pattern BUTTON = Pattern.compile("(?m)^\\s*-?\\s*button\\b");
    private static final Pattern LINK = Pattern.compile("(?m)^\\s*-?\\s*link\\b");
    private static final Pattern INPUT = Pattern
            .compile("(?m)^\\s*-?\\s*(?:textbox|searchbox|combobox|checkbox|input)\\b");

    private BrowserLooks() {}

    static Look navigate(Reading reading) {
        return look(reading, reading.titled("Opening", "Opened"), WebLooks.address(reading), Optional.empty());
    }

    static Look snapshot(Reading reading) {
        var page = reading.resultIsJson() ? reading.field("snapshot", "content", "text") : reading.resultText();
        var parts = new ArrayList<String>();
        count(parts, BUTTON, page, "button");
        count(parts, LINK, page, "link");
        count(parts, INPUT, page, "input");
        return look(reading, reading.titled("Capturing page snapshot", "Captured page snapshot"), Optional.empty(),
                parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" · ", parts)));
    }

    static Look act(Reading reading, String running, String done) {
        var target = reading.argument("ref", "selector", "element", "key", "direction");
        var value = reading.argument("text", "value");
        var subject = value.isBlank() ? target : target + " ← " + Cut.at(value, 42);
        return look(reading, reading.titled(running, done), Reading.subject(subject, 120), Optional.empty());
    }

    private static Look look(Reading reading, String title, Optional<String> subject, Optional<String> note) {
        var bodies = new Bodies(reading).field("text", "", "snapshot", "content", "text", "message").pictures();
        return Look.of("browser", title, subject, note, bodies);
    }

    private static void count(List<String> parts, Pattern kind, String page, String word) {
        var found = kind.matcher(page).results().count();
        if (found > 0) {
            parts.add(found + " " + word + (found == 1 ? "" : "s"));
        }
    }
}
