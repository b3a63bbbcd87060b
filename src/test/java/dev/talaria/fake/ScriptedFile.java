package dev.talaria.fake;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// The state.db that a scripted Hermes keeps its sessions in, written as Hermes writes it: a session with its first prompt, an
/// answer at the end of its turn. Only for a process of its own.
final class ScriptedFile {
    private static final String SESSION = """
            insert into sessions (id, source, model, cwd, parent_session_id, started_at)
            values (?, 'tui', 'scripted-small', '/srv', ?, ?)""";
    private static final String MESSAGE = """
            insert into messages (session_id, role, content, timestamp, active) values (?, ?, ?, ?, 1)""";

    private final Connection connection;

    ScriptedFile(Path stateDb) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + stateDb);
        try (var statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 5000");
        }
    }

    synchronized void begins(String session, @Nullable String parent) {
        write(SESSION, session, parent, now());
    }

    synchronized void says(String session, String role, String text) {
        write(MESSAGE, session, role, text, now());
        write("update sessions set message_count = message_count + 1 where id = ?", session);
    }

    /// It goes on in another one.
    synchronized void isCompressed(String session) {
        write("update sessions set ended_at = ?, end_reason = 'compression' where id = ?", now(), session);
    }

    /// No two may have the same title, and none is no title.
    synchronized void isCalled(String session, String title) {
        write("update sessions set title = nullif(?, '') where id = ?", title, session);
    }

    synchronized void isArchived(String session, boolean archived) {
        write("update sessions set archived = ? where id = ?", archived ? 1 : 0, session);
    }

    synchronized void isBranchOf(String session, String parent) {
        write("update sessions set model_config = json_object('_branched_from', ?) where id = ?", parent, session);
    }

    /// All but the first so many messages.
    synchronized void isTakenBack(String session, int kept) {
        write("""
                update messages set active = 0 where id in (
                    select id from messages where session_id = ? and active = 1 order by id limit -1 offset ?)""",
                session, kept);
        write("update sessions set message_count = ?, rewind_count = coalesce(rewind_count, 0) + 1 where id = ?", kept,
                session);
    }

    synchronized void isDeleted(String session) {
        write("delete from messages where session_id = ?", session);
        write("delete from sessions where id = ?", session);
    }

    /// Prompts and answers of a session that another process has written; nothing where there is none.
    synchronized Optional<List<String>> find(String session) {
        try (var statement = connection.prepareStatement("""
                select m.content from sessions s left join messages m on m.session_id = s.id and m.active = 1
                where s.id = ? order by m.id""")) {
            statement.setString(1, session);
            var rows = statement.executeQuery();
            var there = false;
            var texts = new ArrayList<String>();
            while (rows.next()) {
                there = true;
                Optional.ofNullable(rows.getString(1)).ifPresent(texts::add);
            }
            return there ? Optional.of(texts) : Optional.empty();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    synchronized int promptsBefore(String session, int message) {
        try (var statement = connection.prepareStatement("""
                select count(*) from messages where session_id = ? and role = 'user' and active = 1 and id < ?""")) {
            statement.setString(1, session);
            statement.setInt(2, message);
            return statement.executeQuery().getInt(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void write(String sql, @Nullable Object... values) {
        try (var statement = connection.prepareStatement(sql)) {
            for (var at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static double now() {
        return System.currentTimeMillis() / 1000.0;
    }
}
