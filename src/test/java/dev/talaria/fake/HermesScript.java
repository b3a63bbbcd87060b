package dev.talaria.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// A program named `hermes` in a folder of its own, of whichever age, and what its processes are to do wrong.
public final class HermesScript {
    private final Path folder;

    private HermesScript(Path folder) {
        this.folder = folder;
    }

    /// Knows `serve`, as since the middle of 2026.
    public static HermesScript in(Path folder) {
        return written(folder, """
                case "$*" in *--version*) echo "Hermes Agent v0.19.0 (2026.7.20)"; exit 0;; esac
                """ + java());
    }

    /// Knows only `dashboard`, without a ready line.
    public static HermesScript of016(Path folder) {
        return written(folder, """
                case "$*" in
                *--version*) echo "Hermes Agent v0.16.0 (2026.6.5)"; exit 0;;
                *serve*) echo "hermes: error: argument command: invalid choice: 'serve' (choose from chat)"; exit 2;;
                *--isolated*) echo "usage: hermes"; echo "hermes: error: unrecognized arguments: --isolated"; exit 2;;
                esac
                """ + java());
    }

    /// Knows `serve`, speaks contract 8, and insists on web pages of its own where it is started as a dashboard.
    public static HermesScript of021(Path folder) {
        return written(folder, """
                case "$*" in
                *--version*) echo "Hermes Agent v0.21.3 (2026.9.14)"; exit 0;;
                *dashboard*) echo "✗ HERMES_WEB_DIST is set but no web dist found at: $HERMES_WEB_DIST"; exit 1;;
                esac
                SCRIPTED_CONTRACT=8; export SCRIPTED_CONTRACT
                """ + java());
    }

    /// Does not start, and has words in its log that sound like something else.
    public static HermesScript garrulous(Path folder) {
        return written(folder, """
                case "$*" in *--version*) echo "Hermes Agent v0.21.3 (2026.9.14)"; exit 0;; esac
                echo "start" >> 'FOLDER/starts.any'
                echo "WARNING: the MCP server said: unknown command, unrecognized arguments"
                echo "RuntimeError: the gateway could not be started"; exit 1
                """);
    }

    /// Knows nothing of backends.
    public static HermesScript tooOld(Path folder) {
        return written(folder, """
                case "$*" in *--version*) echo "Hermes Agent v0.14.2"; exit 0;; esac
                echo "usage: hermes [-h]"; echo "hermes: error: argument command: invalid choice"; exit 2
                """);
    }

    /// Its installation is damaged.
    public static HermesScript broken(Path folder) {
        return written(folder, """
                echo "ModuleNotFoundError: No module named 'hermes_cli'" >&2; exit 1
                """);
    }

    private static HermesScript written(Path folder, String body) {
        try {
            Files.createDirectories(folder);
            var script = new HermesScript(folder);
            Files.writeString(script.program(), "#!/bin/sh\n" + body.replace("FOLDER", folder.toString()));
            Files.setPosixFilePermissions(script.program(), PosixFilePermissions.fromString("rwx------"));
            return script;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String java() {
        return "exec '%s' -Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s FOLDER \"$@\"\n".formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"), System.getProperty("java.class.path"),
                HermesProcess.class.getName());
    }

    public Path program() {
        return folder.resolve("hermes");
    }

    /// What the next process of the profile does wrong; empty for nothing.
    public void does(String profile, String fault) {
        try {
            Files.writeString(folder.resolve("fault." + profile), fault);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// What the processes of the profile noted, one after another: `environment`, `arguments`, `starts`, `pid`, `port`; nothing
    /// where none did.
    public List<String> noted(String what, String profile) {
        return lines(folder.resolve(what + "." + profile));
    }

    /// The process ids of the children that ignore to be stopped.
    public List<Long> children() {
        return lines(folder.resolve("children")).stream().map(Long::parseLong).toList();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
