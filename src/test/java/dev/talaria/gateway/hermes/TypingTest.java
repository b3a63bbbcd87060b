package dev.talaria.gateway.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.talaria.gateway.CommandOutcome;
import dev.talaria.gateway.Refusal;

class TypingTest extends HermesTest {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8 })
    void completionsComeWithoutASession(int contract) {
        speaks(contract);

        assertThat(done(gateway.completeCommand(Optional.empty(), "/h"))).singleElement()
                .returns("/help", completion -> completion.text());
        assertThat(done(gateway.completeReference(Optional.empty(), Optional.of("/srv/"), "@no"))).singleElement()
                .returns("@file:/srv/notes.md", completion -> completion.text());
    }

    @ParameterizedTest
    @CsvSource({"/help,What there is", "/nope,Unknown command: /nope", "/goal,No active goal" })
    void aCommandSaysSomething(String line, String output) {
        var session = begin();

        assertThat(done(gateway.command(session, line))).isEqualTo(new CommandOutcome.Said(output));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8 })
    void aCommandMayLeadToAPrompt(int contract) {
        speaks(contract);
        var session = begin();

        assertThat(done(gateway.command(session, "/queue later please")))
                .isEqualTo(new CommandOutcome.Send("later please", ""));
        assertThat(done(gateway.command(session, "/review the plan")))
                .isInstanceOfSatisfying(CommandOutcome.Send.class,
                        send -> assertThat(send.message()).contains("Read it all.").endsWith("the plan"));
        turn(session, "hello");
        assertThat(done(gateway.command(session, "/undo"))).isEqualTo(new CommandOutcome.Prefill("hello"));
    }

    @Test
    void anotherNameOfACommandIsFollowedAndNoCircle() {
        var session = begin();

        assertThat(done(gateway.command(session, "/q later"))).isEqualTo(new CommandOutcome.Send("later", ""));
        refused(gateway.command(session, "/loop"), Refusal.INVALID);
    }

    @Test
    void anUnknownCommandIsSaidToBeUnknown() {
        var session = begin();

        assertThat(refused(gateway.command(session, "/broken"), Refusal.INVALID).words()).contains("/broken");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8 })
    void anImageIsLaidBeforeTheNextPromptAndTakenAwayAgain(int contract) {
        speaks(contract);
        var session = begin();

        var image = done(gateway.attachImage(session, "plan.png", CONTENT));
        assertThat(image.reference()).isEmpty();

        done(gateway.detach(session, image));
        assertThat(calls("image.detach").getFirst().params().path("path").asString()).isEqualTo(image.path());
    }

    @Test
    void whatIsNoImageIsRefused() {
        var session = begin();

        refused(gateway.attachImage(session, "broken.png", CONTENT), Refusal.INVALID);
        refused(gateway.attachImage(session, "huge.png", new byte[12 * 1024 * 1024]), Refusal.INVALID);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8 })
    void aFileIsGivenByItsReference(int contract) {
        speaks(contract);
        var session = begin();

        var file = done(gateway.attachFile(session, "notes.md", CONTENT));

        assertThat(file.reference()).isEqualTo("@file:.hermes/desktop-attachments/notes.md");
        done(gateway.detach(session, file));
        assertThat(calls("image.detach")).isEmpty();
    }

    @Test
    void theOldestBackendTakesNoFiles() {
        var session = begin();

        refused(gateway.attachFile(session, "notes.md", CONTENT), Refusal.UNSUPPORTED);
    }
}
