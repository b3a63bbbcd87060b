package dev.talaria.sessions.tools;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.talaria.shared.OneLine;

/// How a command ended.
final class Exit {
    private static final Pattern HARMLESS = Pattern.compile("\\s*\\((?:[^()]*, )?not an error\\)\\s*$");
    private static final int LONGEST_MEANING = 60;

    private Exit() {}

    static Optional<Long> of(Reading reading) {
        var code = reading.find("exit_code", "exitCode", "returncode", "return_code");
        return code.isIntegralNumber() ? Optional.of(code.asLong(0)) : Optional.empty();
    }

    /// What to say of it: nothing where it ended well.
    static Optional<String> note(Reading reading) {
        return of(reading).filter(code -> code != 0).map(code -> harmless(reading).orElse("exit " + code));
    }

    /// What a code means that is no error, as with a search that found nothing.
    static Optional<String> harmless(Reading reading) {
        var meaning = HARMLESS.matcher(reading.field("exit_code_meaning"));
        return meaning.find()
                ? Optional.of(OneLine.of(meaning.replaceFirst(""), LONGEST_MEANING)).filter(words -> !words.isEmpty())
                : Optional.empty();
    }
}
