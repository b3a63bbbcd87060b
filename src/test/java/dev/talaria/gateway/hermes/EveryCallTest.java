package dev.talaria.gateway.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.talaria.gateway.Answer;
import dev.talaria.gateway.Gateway.Rest;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.InputRequest.Choice;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.SecretText;
import dev.talaria.gateway.SessionSetting;
import dev.talaria.gateway.Submission;
import dev.talaria.gateway.Submission.Cut;
import dev.talaria.shared.StoredId;

/// A backend refuses a name that it does not know: what is sent to it is held to the table of what it takes.
class EveryCallTest extends HermesTest {
    @Test
    void everyVerbSendsOnlyWhatAStrictBackendTakes() {
        speaks(8);
        var session = done(gateway.create(new NewSession(Optional.of("/srv/work"),
                Optional.of(new SessionSetting.Model("scripted-large", "scripted", false)), Optional.of("high"),
                Optional.of(true)))).session();
        turn(session, "[daemon][say one]");
        heard.await("what runs on is asked for", () -> !calls("process.list").isEmpty());
        hermes.endProcesses();
        turn(session, "two");
        done(gateway.submit(session, new Submission("three", Optional.of(new Cut(1, 3, 1)))));
        heard.await("the third is answered", () -> heard.all(GatewayEvent.Freed.class).size() > 2);
        done(gateway.attach(session));
        settings(session);
        typing(session);
        questions(session);
        done(gateway.undo(session));
        done(gateway.compress(session, Optional.of("the plan")));
        done(gateway.branch(session, Optional.of("another way"), Optional.of(new Rest(1, 1))));
        done(gateway.rename(session, "Named"));
        done(gateway.ask(session));
        done(gateway.close(session));

        assertThat(hermes.unasked()).containsExactly("ping", "gateway.ping", "session.undo", "session.events.since",
                "approval.respond", "clarify.respond", "sudo.respond", "secret.respond", "terminal.read.respond");
    }

    @Test
    void anOldBackendIsAnsweredByItsOwnMethods() {
        speaks(6);
        var session = begin();
        var approval = asked(session, "[approve ls]");
        done(gateway.answer(session, approval, new Answer.Decision(Choice.ONCE)));
        heard.await(GatewayEvent.Freed.class);
        var clarification = asked(session, "[clarify-two][sudo apt update][secret API_KEY][terminal]");
        done(gateway.answer(session, clarification, new Answer.Replies(Map.of("q1", List.of("A")))));
        answerNext(session, 3, new Answer.Value(new SecretText("hunter2")));
        answerNext(session, 4, new Answer.Value(new SecretText("abc")));
        heard.await("it is free", () -> heard.all(GatewayEvent.Freed.class).size() == 2);

        hermes.dropSockets();
        heard.await("contact is found again", () -> calls("session.events.since").size() == 1);

        assertThat(hermes.unasked()).doesNotContain("approval.respond", "clarify.respond", "sudo.respond",
                "secret.respond",
                "terminal.read.respond", "session.events.since");
    }

    private void settings(StoredId session) {
        done(gateway.models(Optional.of(session)));
        done(gateway.personalities());
        done(gateway.change(session, new SessionSetting.Model("scripted-small", "scripted", true)));
        done(gateway.change(session, new SessionSetting.Effort("low")));
        done(gateway.change(session, new SessionSetting.Approvals(true)));
        done(gateway.change(session, new SessionSetting.Personality("pirate")));
        done(gateway.change(session, new SessionSetting.Folder("/srv/other")));
    }

    private void typing(StoredId session) {
        done(gateway.completeCommand(Optional.of(session), "/h"));
        done(gateway.completeReference(Optional.of(session), Optional.of("/srv"), "@no"));
        done(gateway.completeReference(Optional.empty(), Optional.of("/srv"), "@no"));
        done(gateway.command(session, "/help"));
        done(gateway.command(session, "/goal"));
        var image = done(gateway.attachImage(session, "cat.png", new byte[]{1, 2 }));
        done(gateway.detach(session, image));
        done(gateway.attachFile(session, "notes.md", new byte[]{1 }));
    }

    private void questions(StoredId session) {
        var approval = asked(session, "[approve ls][hold]");
        done(gateway.answer(session, approval, new Answer.Decision(Choice.ONCE)));
        done(gateway.steer(session, "faster"));
        done(gateway.submit(session, Submission.of("next")));
        done(gateway.stop(session));
        heard.await("it is stopped", () -> !gateway.use().equals(BackendUse.Use.WORKS));
    }

    private void answerNext(StoredId session, int number, Answer answer) {
        heard.await("something else is asked", () -> heard.all(GatewayEvent.InputRequested.class).size() == number);
        done(gateway.answer(session, heard.all(GatewayEvent.InputRequested.class).getLast().request(), answer));
    }
}
