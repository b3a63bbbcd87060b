package dev.talaria.gateway.embedded;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.talaria.gateway.Completion;

/// The slash commands of an agent inside Talaria.
enum Commands {
    HELP("show these commands"), TITLE("name the session"), COMPRESS("replace what was said by a summary"), UNDO(
            "take the last prompt back"), BRANCH("go on in a new session"), STATUS(
                    "say how the session stands"), USAGE("say what it has used");

    private final String meaning;

    Commands(String meaning) {
        this.meaning = meaning;
    }

    String line() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    /// The command that a line names.
    static Optional<Commands> in(String line) {
        var word = line.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(command -> command.line().equals(word) || command.line().substring(1).equals(word))
                .findFirst();
    }

    static String argument(String line) {
        var words = line.strip().split("\\s+", 2);
        return words.length > 1 ? words[1].strip() : "";
    }

    static List<Completion> completing(String text) {
        var typed = text.startsWith("/") ? text : "/" + text;
        return Arrays.stream(values())
                .filter(command -> command.line().startsWith(typed.toLowerCase(Locale.ROOT)))
                .map(command -> new Completion(command.line(), command.line(), command.meaning))
                .toList();
    }

    static String help() {
        var lines = Arrays.stream(values()).map(command -> command.line() + "  " + command.meaning).toList();
        return String.join("\n", lines);
    }
}
