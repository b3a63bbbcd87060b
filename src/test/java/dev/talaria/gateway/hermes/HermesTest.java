package dev.talaria.gateway.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;

import dev.talaria.fake.ScriptedBehaviour;
import dev.talaria.fake.ScriptedHermes;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.Submission;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

/// A gateway to a scripted Hermes, and what was heard through it.
abstract class HermesTest {
    static final Patience QUICK = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(5),
            Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMillis(200), Duration.ofMillis(1500),
            Duration.ofMillis(40), Duration.ofMillis(100), Duration.ofMillis(20), Duration.ofMillis(200));

    final HermesGateways gateways = new HermesGateways(QUICK);
    final Heard heard = new Heard();
    ScriptedHermes hermes = ScriptedHermes.start(ScriptedBehaviour.of(1));
    ScriptedSource source = new ScriptedSource(hermes);
    HermesGateway gateway = gateways.make(ProfileName.DEFAULT, source, Clock.systemUTC(), heard);

    @AfterEach
    void end() {
        gateway.leave();
        gateways.close();
        hermes.close();
        assertThat(hermes.misaskedCalls()).isEmpty();
    }

    /// Talks to a Hermes of this contract instead.
    void speaks(int contract) {
        gateway.leave();
        hermes.close();
        hermes = ScriptedHermes.start(ScriptedBehaviour.of(contract));
        source = new ScriptedSource(hermes);
        gateway = gateways.make(ProfileName.DEFAULT, source, Clock.systemUTC(), heard);
    }

    StoredId begin() {
        return done(gateway.create(NewSession.PLAIN)).session();
    }

    /// Sends a prompt and waits until the session is free again.
    void turn(StoredId session, String prompt) {
        var before = heard.all(GatewayEvent.Freed.class).size();
        assertThat(done(gateway.submit(session, Submission.of(prompt)))).isNotNull();
        heard.await("the session is free", () -> heard.all(GatewayEvent.Freed.class).size() > before);
    }

    InputRequest asked(StoredId session, String prompt) {
        var before = heard.all(GatewayEvent.InputRequested.class).size();
        assertThat(done(gateway.submit(session, Submission.of(prompt)))).isNotNull();
        heard.await("input is asked for", () -> heard.all(GatewayEvent.InputRequested.class).size() > before);
        return heard.all(GatewayEvent.InputRequested.class).getLast().request();
    }

    static <T> T done(CompletableFuture<Reply<T>> asked) {
        return switch (reply(asked)) {
            case Reply.Done<T>(var value) -> value;
            case Reply.Refused<T>(var why, var words) -> throw new AssertionError(why + ": " + words);
        };
    }

    static <T> Reply.Refused<T> refused(CompletableFuture<Reply<T>> asked, Refusal why) {
        return switch (reply(asked)) {
            case Reply.Done<T>(var value) -> throw new AssertionError("Done: " + value);
            case Reply.Refused<T> refused -> {
                assertThat(refused.why()).as(refused.words()).isEqualTo(why);
                assertThat(refused.words()).matches("\\p{Lu}.*[.…]");
                yield refused;
            }
        };
    }

    private static <T> Reply<T> reply(CompletableFuture<Reply<T>> asked) {
        return asked.orTimeout(15, TimeUnit.SECONDS).join();
    }

    static StoredId id(String id) {
        return new StoredId(id);
    }

    /// What the answer of the newest turn was, piece by piece.
    String streamed() {
        return String.join("",
                heard.all(GatewayEvent.TextGrew.class).stream().map(GatewayEvent.TextGrew::text).toList());
    }

    List<ScriptedHermes.Call> calls(String method) {
        return hermes.calls(method);
    }
}
