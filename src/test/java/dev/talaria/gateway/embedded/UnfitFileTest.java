package dev.talaria.gateway.embedded;

import static dev.talaria.gateway.embedded.LiveAgent.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.fake.SampleHomes;
import dev.talaria.gateway.Answer;
import dev.talaria.gateway.Gateway.Submitted;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.Submission;
import dev.talaria.shared.StoredId;

/// Files that must not be written, or cannot: the prompt is refused in words, and stays with who typed it.
class UnfitFileTest {
    @TempDir
    Path home;

    private LiveAgent agent;

    @BeforeEach
    void open() {
        agent = new LiveAgent(home);
    }

    @AfterEach
    void close() {
        agent.close();
    }

    @Test
    void anEmptyFileIsLeftToHermes() throws Exception {
        Files.createFile(home.resolve("state.db"));

        assertThat(refusal()).contains("empty");
        assertThat(home.resolve("state.db")).isEmptyFile();
    }

    @Test
    void aLinkIsNotWrittenThrough() throws Exception {
        var elsewhere = SampleHomes.HERMES_0_19.copyInto(home).resolve("state.db");
        Files.createSymbolicLink(home.resolve("state.db"), elsewhere);

        assertThat(refusal()).contains("symbolic link");
    }

    @Test
    void whatIsNoDatabaseIsNotWritten() throws Exception {
        Files.writeString(home.resolve("state.db"), "This is a letter. ".repeat(300));

        assertThat(refusal()).contains("damaged");
    }

    @Test
    void aFileOfAnotherMakeIsNotWritten() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("state.db"));
                var statement = connection.createStatement()) {
            statement.execute("create table sessions (id text primary key)");
        }

        assertThat(refusal()).contains("made differently");
    }

    @Test
    void aFileThatAnotherProgramKeepsLockedIsTriedAgainLater() throws Exception {
        var session = agent.begin();
        agent.say(session, "Hello");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("state.db"));
                var statement = connection.createStatement()) {
            statement.execute("begin immediate");
            var reply = agent.gateway().submit(session, Submission.of("Once more"));
            statement.execute("commit");

            assertThat(done(reply)).isEqualTo(Submitted.STARTED);
        }
    }

    @Test
    void aSessionThatAnotherProgramHoldsTakesNoPrompt() throws Exception {
        agent.close();
        var copy = SampleHomes.HERMES_0_16.copyInto(home);
        agent = new LiveAgent(copy);
        var session = new StoredId(SampleHomes.HERMES_0_16.id("default", "plain"));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + copy.resolve("state.db"));
                var statement = connection.createStatement()) {
            statement.execute("insert into compression_locks values ('" + session
                    + "', 'pid=1', unixepoch(), unixepoch() + 300)");
        }

        assertThat(refused(session, Refusal.BUSY)).contains("Another program");
    }

    @Test
    void aFileThatGoesAwayInTheMiddleEndsTheTurnInWords() throws Exception {
        agent.close();
        agent = new LiveAgent(home, EmbeddedSettings.USUAL.withPace(0));
        var session = agent.begin();
        agent.send(session, "delete it");
        var request = agent.asked();
        Files.delete(home.resolve("state.db"));
        Files.createDirectory(home.resolve("state.db"));
        done(agent.gateway().answer(session, request, new Answer.Declined()));

        var ended = agent.end();
        assertThat(ended.ending()).isEqualTo(GatewayEvent.Ending.FAILED);
        assertThat(ended.failure().orElseThrow().layer()).isEqualTo("disk");
    }

    private String refusal() {
        return refused(agent.begin(), Refusal.FAILED);
    }

    private String refused(StoredId session, Refusal why) {
        var reply = agent.gateway().submit(session, Submission.of("Hello")).join();
        assertThat(reply).isInstanceOfSatisfying(Reply.Refused.class,
                refused -> assertThat(refused.why()).isEqualTo(why));
        return reply.toString();
    }
}
