package dev.talaria.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Random;

/// Sessions like those of a busy team, the same at every run: mostly people's, some of the schedule, archived ones,
/// branches, subagents, and lineages that were compressed twice.
final class BenchSessions {
    private static final double NEWEST = 1_790_000_000;
    private static final double APART = 900;
    private static final String[] WORDS = ("the login page redirects to itself after a timeout so we should look at how the "
            + "session cookie is renewed and whether proxy headers survive deploy pipeline review parser index release "
            + "notes customer invoice export report weekly summary memory leak thread pool retry queue database migration "
            + "schema test fixture flaky browser layout grid theme colour button access role audit search token model "
            + "prompt agent tool shell file patch diff branch merge commit build cache network latency budget figure")
            .split(" ");
    private static final String[] SOURCES = {"cli", "tui", "desktop", "telegram", "slack", "api_server" };

    private final Connection connection;
    private final int profile;
    private final Random random;

    BenchSessions(Connection connection, int profile) {
        this.connection = connection;
        this.profile = profile;
        random = new Random(profile);
    }

    /// @param longest how many messages the newest session has instead; 0 for as many as the others
    void insert(int sessions, int messages, int longest) throws SQLException {
        try (var session = connection.prepareStatement("insert into sessions (id, source, model, model_config,"
                + " parent_session_id, started_at, ended_at, end_reason, message_count, tool_call_count, input_tokens,"
                + " output_tokens, cwd, estimated_cost_usd, title, archived) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
                var message = connection
                        .prepareStatement("insert into messages (session_id, role, content, tool_call_id,"
                                + " tool_calls, tool_name, timestamp, finish_reason) values (?,?,?,?,?,?,?,?)")) {
            for (var number = 0; number < sessions; number++) {
                var length = number == sessions - 1 && longest > 0 ? longest : messages;
                addSession(session, number, sessions, length);
                for (var index = 0; index < length; index++) {
                    addMessage(message, id(number), index, startedAt(number, sessions) + 20 * index);
                }
                if (number % 500 == 499) {
                    session.executeBatch();
                    message.executeBatch();
                }
            }
            session.executeBatch();
            message.executeBatch();
        }
    }

    private void addSession(PreparedStatement row, int number, int sessions, int length) throws SQLException {
        // of every hundred: two lineages of three segments, three branches, two subagents, three scheduled, three archived
        var kind = number % 100;
        var continues = kind == 11 || kind == 12 || kind == 61 || kind == 62;
        var goesOn = kind == 10 || kind == 11 || kind == 60 || kind == 61;
        var branch = kind == 21 || kind == 41 || kind == 81;
        var subagent = kind == 31 || kind == 71;
        var startedAt = startedAt(number, sessions);
        row.setString(1, id(number));
        row.setString(2, kind == 5 || kind == 35 || kind == 65 ? "cron" : SOURCES[random.nextInt(SOURCES.length)]);
        row.setString(3, "example/large");
        row.setString(4, branch
                ? "{\"_branched_from\":\"" + id(number - 1) + "\"}"
                : subagent ? "{\"_delegate_from\":\"" + id(number - 1) + "\"}" : null);
        row.setString(5, continues || branch || subagent ? id(number - 1) : null);
        row.setDouble(6, startedAt);
        row.setObject(7, goesOn ? startedAt + 20 * length : null);
        row.setString(8, goesOn ? "compression" : null);
        row.setInt(9, length);
        row.setInt(10, length / 4);
        row.setInt(11, 1_000 + random.nextInt(90_000));
        row.setInt(12, 100 + random.nextInt(9_000));
        row.setString(13, "/srv/projects/" + WORDS[random.nextInt(40)]);
        row.setDouble(14, random.nextInt(200) / 100.0);
        row.setString(15, random.nextInt(10) < 7 ? words(4) + " " + number : null);
        row.setInt(16, kind == 15 || kind == 45 || kind == 75 ? 1 : 0);
        row.addBatch();
    }

    private void addMessage(PreparedStatement row, String session, int index, double at) throws SQLException {
        var turn = index % 4;
        row.setString(1, session);
        row.setString(2, turn == 0 ? "user" : turn == 2 ? "tool" : "assistant");
        row.setString(3, turn == 1 ? "" : words(18 + random.nextInt(14)));
        row.setString(4, turn == 2 ? "call_" + index : null);
        row.setString(5, turn == 1
                ? "[{\"id\":\"call_" + (index + 1) + "\",\"type\":\"function\",\"function\":{\"name\":"
                        + "\"terminal\",\"arguments\":\"{\\\"command\\\":\\\"grep -rn " + words(2) + "\\\"}\"}}]"
                : null);
        row.setString(6, turn == 2 ? "terminal" : null);
        row.setDouble(7, at);
        row.setString(8, turn == 1 ? "tool_calls" : turn == 3 ? "stop" : null);
        row.addBatch();
    }

    private static double startedAt(int number, int sessions) {
        return NEWEST - (sessions - number) * APART;
    }

    private String id(int number) {
        return id(profile, number);
    }

    /// The stored id of a profile's session; the first one of each begins a lineage.
    static String id(int profile, int number) {
        return "20260901_%06d_%06x".formatted(number, profile * 65_536 + number % 65_536);
    }

    private String words(int count) {
        var text = new StringBuilder();
        for (var word = 0; word < count; word++) {
            text.append(word == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }
}
