package dev.talaria.gateway.embedded;

import static dev.talaria.gateway.embedded.LiveAgent.done;
import static dev.talaria.gateway.embedded.LiveAgent.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import dev.talaria.gateway.Answer;
import dev.talaria.gateway.Gateway.Rest;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.Submission;
import dev.talaria.shared.StoredId;

/// What a Hermes of any age finds in the file, and what we find in one that it has written.
class HermesFileTest extends RestartTest {
    @Test
    void everyProviderTakesTheRowsOfEveryTurn() throws Exception {
        var session = agent.begin();
        agent.say(session, "Show me some tools");
        agent.say(session, "Please fail");
        agent.say(session, "Delegate it");
        agent.send(session, "delete it");
        done(agent.gateway().answer(session, agent.asked(), new Answer.Decision(InputRequest.Choice.DENY)));
        agent.end();
        agent.send(session, "delete it");
        agent.asked();
        done(agent.gateway().stop(session));
        agent.end();
        agent.say(session, "Hello");

        assertThat(replayed(session)).last().isEqualTo("assistant");
    }

    @Test
    void aFileOfANewerHermesIsWrittenLikeAnyOther() throws Exception {
        agent.say(agent.begin(), "Hello");
        sql("alter table sessions add column compression_overload_streak integer not null default 0",
                "create table system_prompts (hash text primary key, prompt text not null)",
                "alter table sessions add column system_prompt_hash text references system_prompts(hash)",
                "alter table sessions add column pinned integer not null default 0",
                "drop trigger messages_fts_update", "drop trigger messages_fts_trigram_update",
                "alter table messages add column display_identity blob",
                "alter table messages add column display_order integer",
                "create trigger messages_display_order after insert on messages when new.display_order is null begin"
                        + " update messages set display_order = new.id where id = new.id; end",
                "update schema_version set version = 30");
        restart();

        var session = agent.begin();
        agent.say(session, "Show me some tools");
        var branch = done(agent.gateway().branch(session, Optional.empty(), Optional.empty()));
        done(agent.gateway().delete(List.of(session)));

        assertThat(texts("select count(*) from messages where display_order = id and session_id = '" + branch + "'"))
                .containsExactly("16");
        assertThat(texts("select version from schema_version")).containsExactly("30");
    }

    @Test
    void aFileThatOnlyItsHermesCanWriteIsLeftAlone() throws Exception {
        var session = agent.begin();
        agent.say(session, "Hello");
        sql("create trigger fence before insert on messages begin select hermes_fence_generation(); end");

        var reply = agent.gateway().submit(session, Submission.of("Once more")).join();

        assertThat(reply.toString()).contains("lets no other program write to it");
        assertThat(texts("select count(*) from messages")).containsExactly("2");
    }

    @Test
    void aLeaseUnderTheFirstSegmentHoldsTheWholeSession() throws Exception {
        var session = twiceAndCompressed();
        sql("create table session_turn_leases (conversation_id text primary key, holder text not null,"
                + " acquired_at real not null, expires_at real not null)",
                "insert into session_turn_leases values ('" + session + "', 'pid=1', unixepoch(), unixepoch() + 300)");

        assertThat(refused(agent.gateway().submit(session, Submission.of("Three")))).isEqualTo(Refusal.BUSY);
    }

    @Test
    void aContinuationThatInheritedTheMarkOfItsBranchIsStillOne() throws Exception {
        var root = agent.begin();
        agent.say(root, "One");
        var branch = done(agent.gateway().branch(root, Optional.empty(), Optional.empty()));
        agent.say(branch, "Two");
        done(agent.gateway().compress(branch, Optional.empty()));
        var tip = done(agent.gateway().attach(branch)).session();
        sql("update sessions set model_config = '{\"_branched_from\": \"" + root + "\"}' where id = '" + tip + "'");
        restart();

        assertThat(tip).isNotEqualTo(branch);
        assertThat(done(agent.gateway().attach(branch)).session()).isEqualTo(tip);
    }

    @Test
    void aBranchDoesNotTakeTheTitleOfTheSessionThatItLeft() {
        var session = agent.begin();
        agent.say(session, "One");
        agent.say(session, "Two");
        var branch = done(agent.gateway().branch(session, Optional.of("Other"), Optional.empty()));
        done(agent.gateway().compress(session, Optional.empty()));

        assertThat(refused(agent.gateway().rename(branch, "One"))).isEqualTo(Refusal.INVALID);
    }

    @Test
    void aBranchFromTheMiddleHasAndCountsOnlyWhatWentAlong() throws Exception {
        var session = agent.begin();
        agent.say(session, "Hello");
        agent.say(session, "Show me some tools");
        var second = Long.parseLong(texts("select max(id) from messages where role = 'user'").getFirst());

        var branch = done(agent.gateway().branch(session, Optional.empty(), Optional.of(new Rest(second, 1))));

        assertThat(texts("select content from messages where role = 'user' and session_id = '" + branch + "'"))
                .containsExactly("Hello");
        assertThat(texts("select message_count || ' ' || tool_call_count from sessions where id = '" + branch + "'"))
                .containsExactly("2 0");
        assertThat(texts("select content from messages where active = 1 and role = 'user' and session_id = '" + session
                + "'")).containsExactly("Hello", "Show me some tools");
    }

    @Test
    void aTitleIsCountedInLettersAsHermesCounts() {
        var session = agent.begin();
        agent.say(session, "Hello");

        assertThat(agent.gateway().rename(session, "\ud83c\udf3b".repeat(100)).join()).isInstanceOf(Reply.Done.class);
        assertThat(refused(agent.gateway().rename(session, "\ud83c\udf3b".repeat(101)))).isEqualTo(Refusal.INVALID);
    }

    @Test
    void whatIsTakenBackIsNotCountedAnyMore() throws Exception {
        var session = agent.begin();
        agent.say(session, "Hello");
        agent.say(session, "Show me some tools");
        done(agent.gateway().undo(session));

        assertThat(texts("select message_count || ' ' || tool_call_count from sessions")).containsExactly("2 0");
    }

    @Test
    void whatAModelUsedIsCountedWhereHermesLooksForIt() throws Exception {
        try (var model = new FakeModel()) {
            Files.writeString(home.resolve("config.yaml"),
                    "model: {default: small, provider: custom, base_url: '" + model.baseUrl() + "'}");
            model.says("One.").says("Two.");
            var session = agent.begin();
            agent.say(session, "First");
            agent.say(session, "Second");

            assertThat(texts("select model || ' ' || billing_provider || ' ' || task || ' ' || api_call_count || ' '"
                    + " || input_tokens || ' ' || output_tokens from session_model_usage"))
                    .containsExactly("small custom  2 240 60");
        }
    }

    private StoredId twiceAndCompressed() {
        var session = agent.begin();
        agent.say(session, "One");
        agent.say(session, "Two");
        done(agent.gateway().compress(session, Optional.empty()));
        return session;
    }

    /// The roles in their order, once it is sure that every call has its result right behind it, and every result its call.
    private List<String> replayed(StoredId session) throws SQLException {
        var roles = new ArrayList<String>();
        var open = new ArrayList<String>();
        for (var row : rows("select role, tool_call_id, tool_calls, content, finish_reason from messages"
                + " where session_id = '" + session + "' and active = 1 order by timestamp, id")) {
            if (row.getFirst().equals("tool")) {
                assertThat(open).as("calls that wait for %s", row).contains(row.get(1));
                open.remove(row.get(1));
            } else {
                assertThat(open).as("calls without a result").isEmpty();
                assertThat(row.get(3)).isNotNull();
            }
            if (!row.get(2).isEmpty()) {
                JsonMapper.shared().readTree(row.get(2)).forEach(call -> {
                    assertThat(call.path("type").asString()).isEqualTo("function");
                    assertThat(JsonMapper.shared().readTree(call.path("function").path("arguments").asString())
                            .isObject()).isTrue();
                    open.add(call.path("id").asString());
                });
                assertThat(open).doesNotContain("").doesNotHaveDuplicates();
            }
            roles.add(row.getFirst());
        }
        assertThat(open).isEmpty();
        return roles;
    }

    private void sql(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("state.db"));
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> texts(String sql) throws SQLException {
        return rows(sql).stream().map(List::getFirst).toList();
    }

    private List<List<String>> rows(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("state.db"));
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<List<String>>();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (var column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(Optional.ofNullable(found.getString(column)).orElse(""));
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
