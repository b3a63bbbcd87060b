package dev.talaria.fake;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Another program that writes a state.db while we read it: a process of its own, because two handles on one file within
/// one process undo each other's locks.
public final class AnotherProgram implements AutoCloseable {
    private static final String NEXT_STATEMENT = "\u001f";

    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader answers;

    private AnotherProgram(Process process) {
        this.process = process;
        orders = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Starts the program on a file that exists.
    public static AnotherProgram on(Path stateDb) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(java, "--enable-native-access=ALL-UNNAMED", "-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), AnotherProgram.class.getName(), stateDb.toString());
        try {
            var started = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            var program = new AnotherProgram(started);
            program.answer();
            return program;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Commits the statements as one transaction.
    ///
    /// @return when the commit began
    public Instant commits(String... statements) {
        try {
            orders.write(String.join(NEXT_STATEMENT, statements).replace('\n', ' '));
            orders.newLine();
            orders.flush();
            return answer();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// A message at the end of a session, as Hermes appends it.
    public Instant says(String session, String role, String text) {
        return commits(message(session, role, text),
                "update sessions set message_count = message_count + 1 where id = " + quoted(session));
    }

    /// A session with its first prompt.
    public Instant starts(String session, String title, String prompt) {
        return commits(
                "insert into sessions (id, source, title, started_at, message_count) values (%s, 'cli', %s, %s, 1)"
                        .formatted(quoted(session), quoted(title), now()),
                message(session, "user", prompt));
    }

    public Instant renames(String session, String title) {
        return commits("update sessions set title = %s where id = %s".formatted(quoted(title), quoted(session)));
    }

    public Instant archives(String session) {
        return commits("update sessions set archived = 1 where id = " + quoted(session));
    }

    public Instant deletes(String session) {
        return commits("delete from messages where session_id = " + quoted(session),
                "delete from sessions where id = " + quoted(session));
    }

    private static String message(String session, String role, String text) {
        return "insert into messages (session_id, role, content, timestamp, active) values (%s, %s, %s, %s, 1)"
                .formatted(quoted(session), quoted(role), quoted(text), now());
    }

    private static String now() {
        return String.valueOf(Instant.now().toEpochMilli() / 1000.0);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private Instant answer() throws IOException {
        var line = answers.readLine();
        if (line == null) {
            throw new IOException("The other program has ended");
        }
        return Instant.parse(line);
    }

    @Override
    public void close() {
        try {
            orders.close();
            process.waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroy();
        }
    }

    /// The program itself: one line in is one transaction, one line out says when its commit began.
    static void main(String[] arguments) throws IOException, SQLException {
        var input = new BufferedReader(new java.io.InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
                var statement = connection.createStatement()) {
            statement.executeUpdate("pragma busy_timeout = 5000");
            IO.println(Instant.now());
            for (var line = input.readLine(); line != null; line = input.readLine()) {
                statement.executeUpdate("begin immediate");
                for (var sql : line.split(NEXT_STATEMENT, -1)) {
                    statement.executeUpdate(sql);
                }
                var committing = Instant.now();
                statement.executeUpdate("commit");
                IO.println(committing);
            }
        }
    }
}
