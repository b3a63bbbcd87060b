package dev.talaria.sessions.tools;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.talaria.sessions.ToolCall.Body;

/// Collects what an opened row shows, each text cut to what a person skims.
final class Bodies {
    static final int LONGEST = 4_000;

    private final List<Body> bodies = new ArrayList<>();
    private final Reading reading;

    Bodies(Reading reading) {
        this.reading = reading;
    }

    List<Body> list() {
        return bodies;
    }

    /// A text of the result; nothing where it is blank.
    Bodies result(String form, String label, String text) {
        return reading.use().outcome().map(outcome -> add(form, label, text, outcome.whole(), beyond(outcome)))
                .orElse(this);
    }

    /// The first of these fields of a result that is JSON, else the result as it is.
    Bodies field(String form, String label, String... names) {
        if (!reading.resultIsJson()) {
            return result(form, label, reading.resultText());
        }
        var found = reading.locate(names);
        return reading.use().outcome().map(outcome -> add(form, label, found.text(),
                outcome.whole() + "?at=" + URLEncoder.encode(found.pointer(), StandardCharsets.UTF_8), beyond(outcome)))
                .orElse(this);
    }

    /// What a terminal printed: with colours where it has some.
    Bodies printed(String label, String... names) {
        var text = reading.resultIsJson() ? reading.field(names) : reading.resultText();
        return field(Controls.colours(text) ? "ansi" : "text", label, names);
    }

    /// A text of the arguments; nothing where it is blank.
    Bodies argument(String form, String label, String text) {
        return add(form, label, text, reading.use().wholeArguments(), 0);
    }

    /// A list of rows for `todos`, `hits` or `facts`; nothing where it is empty.
    Bodies rows(String form, String label, List<?> rows) {
        if (!rows.isEmpty()) {
            bodies.add(new Body(form, label, Json.of(rows), Optional.empty(), 0));
        }
        return this;
    }

    Bodies pictures() {
        reading.use().outcome().ifPresent(outcome -> outcome.pictures()
                .forEach(path -> bodies.add(new Body("picture", "", path, Optional.empty(), 0))));
        return this;
    }

    /// How long the result is where not all of it was read; any text of it may go on then.
    private static long beyond(ToolUse.Outcome outcome) {
        return outcome.length() > outcome.text().length() ? outcome.length() : 0;
    }

    private Bodies add(String form, String label, String text, String whole, long trueLength) {
        if (text.isBlank()) {
            return this;
        }
        var clean = form.equals("ansi") ? Controls.exceptColours(text) : Controls.withoutColours(text);
        var shown = Cut.at(clean.stripTrailing(), LONGEST);
        var cut = shown.length() < clean.stripTrailing().length() || trueLength > 0;
        bodies.add(new Body(form, label, shown, cut ? Optional.of(whole) : Optional.empty(),
                Math.max(clean.length(), trueLength)));
        return this;
    }
}
