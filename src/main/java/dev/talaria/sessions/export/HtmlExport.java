package dev.talaria.sessions.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.springframework.web.util.HtmlUtils;

import dev.talaria.sessions.Picture;
import dev.talaria.sessions.ToolCall;
import dev.talaria.sessions.TranscriptEntry;
import dev.talaria.sessions.TranscriptEntry.Part;

/// A session as one page that needs nothing else: no script, no address that a browser would ask.
public final class HtmlExport {
    private final ExportedSession session;
    private final Writer out;

    private HtmlExport(ExportedSession session, Writer out) {
        this.session = session;
        this.out = out;
    }

    public static void write(ExportedSession session, Writer out) throws IOException {
        var export = new HtmlExport(session, out);
        export.writeHead();
        ReadThrough.of(session, export::writeEntries);
        out.write("</main></body></html>\n");
        out.flush();
    }

    private void writeHead() throws IOException {
        var title = escaped(session.details().label());
        out.write(
                """
                        <!doctype html>
                        <html lang="en"><head><meta charset="utf-8">
                        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
                        <title>%s</title><style>%s</style></head><body><main><h1 dir="auto">%s</h1><dl>
                        """
                        .formatted(title, styles(), title));
        for (var fact : About.facts(session)) {
            out.write("<dt>" + fact.name() + "</dt><dd>" + escaped(fact.value()) + "</dd>");
        }
        out.write("</dl>\n");
    }

    private static String styles() throws IOException {
        try (var css = HtmlExport.class.getResourceAsStream("export.css")) {
            return css == null ? "" : new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void writeEntries(List<TranscriptEntry> entries) throws IOException {
        for (var entry : entries) {
            switch (entry) {
                case TranscriptEntry.Prompt prompt -> writePrompt(prompt);
                case TranscriptEntry.Answer answer -> writeAnswer(answer);
                case TranscriptEntry.Notice notice ->
                    out.write("<p class=\"notice\">" + escaped(notice.text()) + "</p>\n");
                case TranscriptEntry.Summary summary ->
                    folded("Summary of what was compacted", HtmlMarkdown.html(summary.text()));
                case TranscriptEntry.Boundary _ -> out.write("<hr>\n");
            }
        }
    }

    private void writePrompt(TranscriptEntry.Prompt prompt) throws IOException {
        out.write("<section class=\"prompt\"><h2>Prompt <time>" + About.time(prompt.at())
                + "</time></h2><div class=\"said\" dir=\"auto\">"
                + escaped(prompt.text()) + "</div>");
        for (var file : prompt.attachments()) {
            out.write("<p class=\"notice\">attached: " + escaped(file) + "</p>");
        }
        for (var picture : prompt.pictures()) {
            writePicture(picture);
        }
        out.write("</section>\n");
    }

    private void writeAnswer(TranscriptEntry.Answer answer) throws IOException {
        out.write("<section class=\"answer\"><h2>Answer <time>" + About.time(answer.startedAt()) + "</time></h2>");
        for (var part : answer.parts()) {
            switch (part) {
                case Part.Text text ->
                    out.write("<div class=\"markdown\" dir=\"auto\">" + HtmlMarkdown.html(text.markdown())
                            + (text.shortened() ? "<p class=\"notice\">(shortened)</p>" : "") + "</div>");
                case Part.Reasoning reasoning -> folded("Thought", HtmlMarkdown.html(reasoning.text()));
                case Part.Shown shown -> writePicture(shown.picture());
                case Part.Tool tool -> writeCall(tool.call());
            }
        }
        if (answer.failure().isPresent()) {
            out.write("<p class=\"failed\">Failed: " + escaped(answer.failure().get()) + "</p>");
        }
        if (answer.unfinished()) {
            out.write("<p class=\"notice\">(without an end)</p>");
        }
        out.write("</section>\n");
    }

    private void writePicture(Picture picture) throws IOException {
        var stored = picture.path().flatMap(path -> StoredPicture.at(session.file(), path));
        if (stored.isPresent()) {
            out.write("<img alt=\"" + escaped(picture.alt()) + "\" src=\"data:" + stored.get().mediaType() + ";base64,"
                    + Base64.getEncoder().encodeToString(stored.get().data()) + "\">");
        } else {
            out.write("<p class=\"notice\">["
                    + escaped(picture.alt() + picture.remote().map(url -> ": " + url).orElse(""))
                    + "]</p>");
        }
    }

    private void writeCall(ToolCall call) throws IOException {
        var head = "<b>" + escaped(call.title()) + "</b>"
                + call.subject().map(subject -> " <code>" + escaped(subject) + "</code>").orElse("")
                + call.note().map(note -> " <small>" + escaped(note) + "</small>").orElse("")
                + About.ending(call).map(ending -> " <small class=\"failed\">" + ending + "</small>").orElse("");
        out.write("<details class=\"tool\"><summary>" + head + "</summary>");
        for (var body : call.bodies()) {
            writeBody(body);
        }
        out.write("</details>\n");
    }

    private void writeBody(ToolCall.Body body) throws IOException {
        if (body.form().equals("picture")) {
            writePicture(new Picture(Optional.of(body.text()), Optional.empty(), "Picture"));
            return;
        }
        var label = body.label().isEmpty() ? "" : "<h3>" + escaped(body.label()) + "</h3>";
        out.write(label + "<pre dir=\"auto\">" + escaped(BodyText.of(body)) + "</pre>"
                + (body.whole().isPresent() ? "<p class=\"notice\">(shortened)</p>" : ""));
    }

    private void folded(String title, String html) throws IOException {
        out.write(
                "<details class=\"folded\"><summary>" + title + "</summary><div class=\"markdown\" dir=\"auto\">" + html
                        + "</div></details>\n");
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
