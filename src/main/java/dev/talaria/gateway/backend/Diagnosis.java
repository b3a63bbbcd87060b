package dev.talaria.gateway.backend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Says in words why a Hermes does not start, and what helps.
final class Diagnosis {
    private static final Pattern VERSION = Pattern.compile("(?i)hermes[ -]agent\\s+v?(\\d+)\\.(\\d+)(\\.\\d+)?");
    private static final Pattern TAKEN = Pattern
            .compile(
                    "(?i)address already in use|errno 98|errno 48|eaddrinuse|port_in_use|port \\d+ is (?:already )?in use");
    private static final int OLDEST_MINOR = 16;
    private static final int MAX_CHARS = 400;

    private Diagnosis() {}

    static boolean isPortTaken(String said) {
        return TAKEN.matcher(said).find();
    }

    /// Why a start ended early.
    static String ofEnd(Path program, int exit, BackendLog log) {
        var said = log.text().toLowerCase(Locale.ROOT);
        if (isDiskFull(said)) {
            return "Hermes could not start, since the disk is full. Make room, then try again.";
        }
        if (said.contains("fastapi") && (said.contains("not installed") || said.contains("requires fastapi"))) {
            return "The Hermes at %s was installed without its web part, which Talaria talks to. Install it with "
                    .formatted(program) + "`pip install 'hermes-agent[web]'`, then try again.";
        }
        if (exit == 126 || exit == 127) {
            return "The Hermes at %s is a broken installation: it cannot be run (exit %d).%s".formatted(program, exit,
                    quoted(log.tail()));
        }
        if (said.contains("modulenotfounderror") || said.contains("importerror")) {
            return "The Hermes at %s is a broken installation (exit %d).%s".formatted(program, exit,
                    quoted(log.tail()));
        }
        return "Hermes ended while it started (exit %d%s).%s".formatted(exit, signal(exit), quoted(log.tail()));
    }

    /// Why a backend that ran has ended.
    static String ofCrash(int exit, BackendLog log) {
        if (isDiskFull(log.tail().toLowerCase(Locale.ROOT))) {
            return "Its backend stopped, since the disk is full (exit %d).".formatted(exit);
        }
        return "Its backend stopped (exit %d%s).".formatted(exit, signal(exit));
    }

    private static boolean isDiskFull(String said) {
        return said.contains("no space left on device") || said.contains("database or disk is full")
                || said.contains("errno 28");
    }

    private static String signal(int exit) {
        return switch (exit) {
            case 137 -> ": killed, perhaps for lack of memory";
            case 139, 134 -> ": it crashed";
            case 143 -> ": somebody told it to stop";
            default -> "";
        };
    }

    private static String quoted(String tail) {
        var text = tail.strip();
        return text.isEmpty() ? "" : " It said: “%s”".formatted(text.replace("\n", " / "));
    }

    /// Why a Hermes refuses every way to start a backend: asks its version, which takes a second.
    static String ofRefusal(Path program, Map<String, String> environment, Duration limit) {
        try {
            var builder = new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(environment);
            var asking = builder.start();
            asking.getOutputStream().close();
            var answer = CompletableFuture.supplyAsync(() -> said(asking));
            if (!asking.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                asking.destroyForcibly();
                return "The Hermes at %s does not even tell its version. Check the installation with `hermes doctor`."
                        .formatted(program);
            }
            return ofVersion(program, asking.exitValue(), answer.join());
        } catch (IOException _) {
            return "The Hermes at %s is a broken installation: it cannot be run.".formatted(program);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "The start was interrupted.";
        }
    }

    private static String said(Process asking) {
        try (var output = asking.getInputStream()) {
            return Masked.of(new String(output.readNBytes(8_192), StandardCharsets.UTF_8));
        } catch (IOException _) {
            return "";
        }
    }

    static String ofVersion(Path program, int exit, String said) {
        var version = VERSION.matcher(said);
        if (exit != 0) {
            return "The Hermes at %s is a broken installation: `hermes --version` ended with exit %d.%s"
                    .formatted(program, exit, quoted(end(said)));
        }
        if (!version.find()) {
            return "The program at %s does not look like a Hermes Agent. Name the right one with talaria.hermes."
                    .formatted(program);
        }
        var number = version.group(1) + "." + version.group(2) + (version.group(3) == null ? "" : version.group(3));
        if (Integer.parseInt(version.group(1)) == 0 && Integer.parseInt(version.group(2)) < OLDEST_MINOR) {
            return "The Hermes at %s is version %s, which is too old: Talaria needs 0.16 or newer. "
                    .formatted(program, number) + "Update it with `hermes update`, then try again.";
        }
        return "The Hermes at %s, version %s, knows none of the commands that start a backend."
                .formatted(program, number);
    }

    private static String end(String text) {
        var stripped = text.strip();
        return stripped.length() > MAX_CHARS ? "…" + stripped.substring(stripped.length() - MAX_CHARS) : stripped;
    }
}
