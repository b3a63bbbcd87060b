package dev.talaria.sessions.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import dev.talaria.sessions.Picture;
import dev.talaria.sessions.ToolCall;
import dev.talaria.sessions.TranscriptEntry;
import dev.talaria.sessions.TranscriptEntry.Part;

/// A session as a Markdown document.
public final class MarkdownExport {
    private final Writer out;

    private MarkdownExport(Writer out) {
        this.out = out;
    }

    public static void write(ExportedSession session, Writer out) throws IOException {
        var export = new MarkdownExport(out);
        export.writeHead(session);
        ReadThrough.of(session, export::writeEntries);
        out.flush();
    }

    private void writeHead(ExportedSession session) throws IOException {
        paragraph("# " + oneLine(session.details().label()));
        for (var fact : About.facts(session)) {
            out.write("- " + fact.name() + ": " + oneLine(fact.value()) + "\n");
        }
        out.write("\n");
    }

    private void writeEntries(List<TranscriptEntry> entries) throws IOException {
        for (var entry : entries) {
            switch (entry) {
                case TranscriptEntry.Prompt prompt -> {
                    paragraph("## Prompt · " + About.time(prompt.at()));
                    paragraph(prompt.text());
                    for (var file : prompt.attachments()) {
                        paragraph("- attached: " + oneLine(file));
                    }
                    writePictures(prompt.pictures());
                }
                case TranscriptEntry.Answer answer -> writeAnswer(answer);
                case TranscriptEntry.Notice notice -> paragraph("*" + oneLine(notice.text()).replace("*", "\\*") + "*");
                case TranscriptEntry.Summary summary -> {
                    paragraph("### Summary of what was compacted");
                    quoted(summary.text());
                }
                case TranscriptEntry.Boundary _ -> paragraph("---");
            }
        }
    }

    private void writeAnswer(TranscriptEntry.Answer answer) throws IOException {
        paragraph("## Answer · " + About.time(answer.startedAt()));
        for (var part : answer.parts()) {
            switch (part) {
                case Part.Text text -> paragraph(text.markdown() + (text.shortened() ? "\n\n*(shortened)*" : ""));
                case Part.Reasoning reasoning -> quoted("*Thought:* " + reasoning.text());
                case Part.Shown shown -> writePictures(List.of(shown.picture()));
                case Part.Tool tool -> writeCall(tool.call());
            }
        }
        if (answer.failure().isPresent()) {
            paragraph("**Failed:** " + answer.failure().get());
        }
        if (answer.unfinished()) {
            paragraph("*(without an end)*");
        }
    }

    private void writePictures(List<Picture> pictures) throws IOException {
        for (var picture : pictures) {
            paragraph("*[" + picture.alt() + picture.remote().map(url -> ": `" + oneLine(url) + "`").orElse("") + "]*");
        }
    }

    private void writeCall(ToolCall call) throws IOException {
        var subject = call.subject().map(text -> " `" + text.replace('`', '\'') + "`").orElse("");
        paragraph("**" + call.title() + "**" + subject + call.note().map(note -> " (" + note + ")").orElse("")
                + About.ending(call).map(ending -> " — " + ending).orElse(""));
        for (var body : call.bodies()) {
            if (!body.form().equals("picture")) {
                writeBody(body);
            }
        }
    }

    private void writeBody(ToolCall.Body body) throws IOException {
        if (!body.label().isEmpty()) {
            paragraph(body.label() + ":");
        }
        var text = BodyText.of(body);
        var fence = "`".repeat(Math.max(3, longestRun(text) + 1));
        paragraph(fence + (body.form().equals("diff") ? "diff" : "") + "\n" + text + "\n" + fence
                + (body.whole().isPresent() ? "\n\n*(shortened)*" : ""));
    }

    private static int longestRun(String text) {
        var longest = 0;
        var run = 0;
        for (var at = 0; at < text.length(); at++) {
            run = text.charAt(at) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private void quoted(String text) throws IOException {
        paragraph("> " + text.replace("\n", "\n> "));
    }

    private void paragraph(String text) throws IOException {
        out.write(text);
        out.write("\n\n");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
