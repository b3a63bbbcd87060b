package dev.talaria.sessions.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.talaria.sessions.ToolCall;
import dev.talaria.sessions.ToolCall.Body;
import dev.talaria.sessions.ToolCall.State;

/// Puts a call of any tool into the words of a row.
public final class ToolCalls {
    private static final int LONGEST_NAME = 120;

    private ToolCalls() {}

    public static ToolCall of(ToolUse use) {
        var reading = Reading.of(use);
        var look = look(reading);
        var failure = Failure.of(reading);
        return new ToolCall(use.id(), name(use), look.kind(), look.title(),
                look.subject().map(Controls::withoutColours), look.note(), state(reading, failure),
                use.outcome().flatMap(ToolUse.Outcome::millis),
                failure.map(text -> withFailure(reading, text, look.bodies())).orElse(look.bodies()));
    }

    private static State state(Reading reading, Optional<String> failure) {
        if (reading.isPending()) {
            return State.PENDING;
        }
        return failure.isPresent() ? State.FAILED : State.DONE;
    }

    /// What went wrong comes first, unless the row says it already.
    private static List<Body> withFailure(Reading reading, String failure, List<Body> bodies) {
        var said = new Bodies(reading).result("text", "Error", failure).list();
        if (said.isEmpty() || bodies.stream().anyMatch(body -> body.text().equals(said.getFirst().text()))) {
            return bodies;
        }
        var all = new ArrayList<>(said);
        all.addAll(bodies);
        return all;
    }

    private static String name(ToolUse use) {
        var name = Controls.without(use.name()).strip();
        return name.isEmpty() ? "tool" : Cut.at(name, LONGEST_NAME);
    }

    private static Look look(Reading reading) {
        var name = name(reading.use());
        return switch (name) {
            case "terminal", "bash", "shell" -> TerminalLooks.command(reading);
            case "execute_code" -> TerminalLooks.code(reading);
            case "process" -> TerminalLooks.process(reading);
            case "read_file" -> FileLooks.read(reading);
            case "write_file", "edit_file" -> FileLooks.edit(reading);
            case "patch" -> FileLooks.patch(reading);
            case "list_files" -> FileLooks.list(reading);
            case "search_files" -> FileLooks.search(reading);
            case "web_search" -> WebLooks.search(reading);
            case "web_extract" -> WebLooks.extract(reading);
            case "browser_navigate" -> BrowserLooks.navigate(reading);
            case "browser_snapshot" -> BrowserLooks.snapshot(reading);
            case "browser_click" -> BrowserLooks.act(reading, "Clicking", "Clicked");
            case "browser_fill" -> BrowserLooks.act(reading, "Filling in", "Filled in");
            case "browser_type" -> BrowserLooks.act(reading, "Typing", "Typed");
            case "browser_press" -> BrowserLooks.act(reading, "Pressing", "Pressed");
            case "browser_scroll" -> BrowserLooks.act(reading, "Scrolling", "Scrolled");
            case "browser_take_screenshot" -> BrowserLooks.act(reading, "Taking screenshot", "Took screenshot");
            case "image_generate" -> ImageLooks.generated(reading);
            case "vision_analyze", "browser_vision" -> ImageLooks.analyzed(reading);
            case "todo" -> TaskLooks.todo(reading);
            case "delegate_task" -> TaskLooks.delegate(reading);
            case "cronjob" -> TaskLooks.cron(reading);
            case "clarify" -> TaskLooks.clarify(reading);
            case "session_search", "session_search_recall" -> TaskLooks.recall(reading);
            default -> other(reading, name);
        };
    }

    private static Look other(Reading reading, String name) {
        var kind = Stream.of("browser", "web").filter(family -> name.startsWith(family + "_")).findFirst()
                .orElse("other");
        var title = titleCased(name);
        return Look.of(kind, reading.titled("Running " + title, title), Optional.empty(), Counts.of(reading, "result",
                "results", "results", "items"), Facts.bodies(reading));
    }

    private static String titleCased(String name) {
        var title = Stream.of(name.split("[_\\s]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
        return title.isEmpty() ? "Tool" : title;
    }
}
