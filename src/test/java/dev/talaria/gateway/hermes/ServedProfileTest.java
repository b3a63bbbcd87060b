package dev.talaria.gateway.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Submission;
import dev.talaria.shared.ProfileName;

class ServedProfileTest extends HermesTest {
    private static final String STORED = "20260601_080000_abcdef";

    private void leadsTo(String profile, GatewayKind kind, String... served) {
        speaks(8);
        hermes.behaviour().profiles = List.of(served);
        hermes.stored(STORED, "hi", "hello");
        gateway.leave();
        source.kind = kind;
        gateway = gateways.make(new ProfileName(profile), source, Clock.systemUTC(), heard);
    }

    @ParameterizedTest
    @ValueSource(strings = {"session.create", "session.resume" })
    void aBackendElsewhereThatServesSeveralIsToldWhich(String method) {
        leadsTo("work", GatewayKind.REMOTE, "default", "work");

        begin();
        turn(id(STORED), "again");
        done(gateway.rename(id(STORED), ""));

        assertThat(calls(method)).allMatch(call -> call.params().path("profile").asString("").equals("work"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.options", "config.get", "complete.path" })
    void whatConcernsTheProfileIsAskedOfTheProfile(String method) {
        leadsTo("work", GatewayKind.REMOTE, "default", "work");

        done(gateway.models(Optional.empty()));
        done(gateway.personalities());
        done(gateway.completeReference(Optional.empty(), Optional.of("/srv"), "@n"));

        assertThat(calls(method)).allMatch(call -> call.params().path("profile").asString("").equals("work"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "elsewhere" })
    void aProfileThatItServesAnywayOrDoesNotKnowIsNotNamed(String profile) {
        leadsTo(profile, GatewayKind.REMOTE, "default", "work");

        turn(id(STORED), "again");

        assertThat(calls("session.resume")).noneMatch(call -> call.params().has("profile"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "work" })
    void aBackendOfOursServesItsOwnProfileOnly(String profile) {
        leadsTo(profile, GatewayKind.HERMES, "default", "work");

        turn(id(STORED), "again");

        assertThat(calls("session.resume")).noneMatch(call -> call.params().has("profile"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false })
    void aPromptToABackendElsewhereThatWasStartedAnewIsUncertain(boolean elsewhere) {
        leadsTo("default", elsewhere ? GatewayKind.REMOTE : GatewayKind.HERMES, "default");
        done(gateway.attach(id(STORED)));
        hermes.behaviour().breaksBefore.add("prompt.submit");
        hermes.onBreak(hermes::forget);

        if (elsewhere) {
            refused(gateway.submit(id(STORED), Submission.of("once")), Refusal.UNCERTAIN);
        } else {
            assertThat(done(gateway.submit(id(STORED), Submission.of("once")))).isNotNull();
        }
    }
}
