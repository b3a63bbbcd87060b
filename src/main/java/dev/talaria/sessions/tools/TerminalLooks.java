package dev.talaria.sessions.tools;

/// Commands and scripts.
final class TerminalLooks {
    private static final int LONGEST_COMMAND = 160;

    private TerminalLooks() {}

    static Look command(Reading reading) {
        var command = reading.argument("command", "cmd", "script");
        var bodies = new Bodies(reading);
        if (command.strip().length() > LONGEST_COMMAND || command.strip().contains("\n")) {
            bodies.argument("code", "Command", command);
        }
        return Look.of("terminal", reading.titled("Running", "Ran"), Reading.subject(command, LONGEST_COMMAND),
                Exit.note(reading), printed(reading, bodies));
    }

    static Look code(Reading reading) {
        var code = reading.argument("code", "script", "source");
        var firstLine = code.strip().lines().findFirst().orElse("");
        return Look.of("code", reading.titled("Running code", "Ran code"),
                Reading.subject(firstLine, LONGEST_COMMAND), Exit.note(reading),
                printed(reading, new Bodies(reading).argument("code", "Code", code)));
    }

    static Look process(Reading reading) {
        var action = reading.argument("action");
        var subject = (action + " " + reading.argument("session_id", "process_id", "id")).strip();
        return Look.of("terminal", "Background process", Reading.subject(subject, LONGEST_COMMAND),
                Exit.note(reading), printed(reading, new Bodies(reading)));
    }

    private static Bodies printed(Reading reading, Bodies bodies) {
        var stderr = reading.field("stderr");
        bodies.printed(stderr.isBlank() ? "" : "stdout", "output", "stdout", "content", "result");
        return (stderr.isBlank() ? bodies : bodies.printed("stderr", "stderr")).pictures();
    }
}
