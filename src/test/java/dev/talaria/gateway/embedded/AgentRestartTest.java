package dev.talaria.gateway.embedded;

import static dev.talaria.gateway.embedded.LiveAgent.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.gateway.Answer;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.InputRequest.Choice;
import dev.talaria.gateway.SessionSetting;
import dev.talaria.shared.StoredId;

class AgentRestartTest extends RestartTest {
    @TempDir
    private Path notes;

    @Override
    LiveAgent agent() {
        return new LiveAgent(home, EmbeddedSettings.USUAL.withPace(0).keepingNotesIn(notes.resolve("agents")));
    }

    @Test
    void whatWasAllowedForEverIsNotAskedAgain() {
        var session = agent.begin();
        agent.send(session, "delete");
        done(agent.gateway().answer(session, agent.asked(), new Answer.Decision(Choice.ALWAYS)));
        agent.end();

        restart();
        agent.say(agent.begin(), "delete");

        assertThat(agent.heard(GatewayEvent.InputRequested.class)).isEmpty();
    }

    @Test
    void notesThatCannotBeReadAllowNothing() throws Exception {
        stop();
        Files.createDirectories(notes.resolve("agents"));
        Files.writeString(notes.resolve("agents/default.json"), "{\"allowed\": oops");
        start();

        agent.send(agent.begin(), "delete");

        assertThat(agent.asked()).isInstanceOf(InputRequest.Approval.class);
    }

    @Test
    void whoSwitchedOffApprovalsInASessionFindsThemSwitchedOff() {
        var session = agent.begin();
        agent.say(session, "Hello");
        done(agent.gateway().change(session, new SessionSetting.Approvals(true)));

        restart();

        assertThat(done(agent.gateway().attach(session)).facts().approvals()).contains("off");
        done(agent.gateway().change(session, new SessionSetting.Approvals(false)));
        restart();
        assertThat(done(agent.gateway().attach(session)).facts().approvals()).contains("manual");
    }

    @Test
    void aTurnInWhichWeWereKilledIsEndedInItsFile() throws Exception {
        var session = agent.begin();
        agent.send(session, "delete");
        agent.asked();
        // nobody told this one to stop
        var killed = agent;

        start();

        done(agent.gateway().attach(session));
        assertThat(lastRow(session)).startsWith("assistant error Gateway error: Talaria was stopped");
        assertThat(agent.say(session, "Hello").text()).isPresent();
        restart();
        done(agent.gateway().attach(session));
        assertThat(lastRow(session)).startsWith("assistant stop");
        killed.close();
    }

    private String lastRow(StoredId session) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("state.db"));
                var asks = connection
                        .prepareStatement("select role || ' ' || coalesce(finish_reason, '') || ' ' || content"
                                + " from messages where session_id = ? order by id desc limit 1")) {
            asks.setString(1, session.value());
            try (var row = asks.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }
}
