package dev.talaria.sessions.tools;

import java.util.Optional;

/// How a command ended.
final class Exit {
    private Exit() {}

    static Optional<Long> of(Reading reading) {
        var code = reading.find("exit_code", "exitCode", "returncode", "return_code");
        return code.isIntegralNumber() ? Optional.of(code.asLong(0)) : Optional.empty();
    }

    /// What to say of it: nothing where it ended well.
    static Optional<String> note(Reading reading) {
        return of(reading).filter(code -> code != 0).map(code -> "exit " + code);
    }
}
