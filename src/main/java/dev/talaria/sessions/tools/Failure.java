package dev.talaria.sessions.tools;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells whether a call failed, and what it said about that.
final class Failure {
    /// What stands in successful results where an error could be.
    private static final Set<String> NO_ERROR = Set.of("", "none", "null", "no", "false", "0", "n/a", "[]", "{}", "ok",
            "no error", "undefined");
    private static final Pattern ERROR_TEXT = Pattern
            .compile("(?i)^\\s*(error|failed|traceback \\(most recent|exception)\\b[^\\n]*");

    private Failure() {}

    /// What went wrong; nothing where the call succeeded or has no result.
    static Optional<String> of(Reading reading) {
        if (reading.isPending()) {
            return Optional.empty();
        }
        if (!reading.resultIsJson()) {
            return Optional.of(reading.resultText()).filter(text -> ERROR_TEXT.matcher(text).find()).map(String::strip);
        }
        var error = errorField(reading);
        if (error.isPresent() && !saysItSucceeded(reading)) {
            return error;
        }
        if (saysItFailed(reading)) {
            return Optional.of(firstOf(error.orElse(""), reading.field("message", "detail", "reason"), "It failed."));
        }
        return failedExit(reading);
    }

    private static Optional<String> errorField(Reading reading) {
        var error = reading.find("error", "errors", "error_message");
        if (error.isObject()) {
            return Optional.of(firstOf(Json.text(error, "message", "detail"), error.toString(), ""))
                    .filter(Failure::isReal);
        }
        return Optional.of(Json.text(error)).filter(Failure::isReal);
    }

    private static boolean isReal(String error) {
        return !NO_ERROR.contains(error.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean saysItSucceeded(Reading reading) {
        return reading.result().path("success").asBoolean(false) || reading.result().path("ok").asBoolean(false);
    }

    private static boolean saysItFailed(Reading reading) {
        var status = reading.field("status").toLowerCase(Locale.ROOT);
        return isFalse(reading, "success")
                || isFalse(reading, "ok")
                || isTrue(reading, "isError")
                || isTrue(reading, "is_error")
                || status.contains("error")
                || status.contains("failed");
    }

    private static boolean isFalse(Reading reading, String name) {
        var value = reading.find(name);
        return value.isBoolean() && !value.booleanValue();
    }

    private static boolean isTrue(Reading reading, String name) {
        var value = reading.find(name);
        return value.isBoolean() && value.booleanValue();
    }

    /// A command may end with any number and still have told what was asked: only one that said nothing has failed.
    private static Optional<String> failedExit(Reading reading) {
        var exit = Exit.of(reading);
        var silent = reading.field("output", "stdout", "stderr", "content", "result").isBlank();
        return exit.isPresent() && exit.get() != 0 && silent && Exit.harmless(reading).isEmpty()
                ? Optional.of("It ended with exit code " + exit.get() + " and no output.")
                : Optional.empty();
    }

    private static String firstOf(String first, String second, String third) {
        if (!first.isBlank()) {
            return first;
        }
        return second.isBlank() ? third : second;
    }
}
