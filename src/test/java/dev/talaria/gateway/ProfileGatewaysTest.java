package dev.talaria.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.talaria.fake.HermesScript;
import dev.talaria.gateway.backend.QuickBackends;
import dev.talaria.profiles.HomeProfiles;
import dev.talaria.shared.ProfileName;

class ProfileGatewaysTest extends RunningGateways {
    @Test
    void aTurnRunsInAProcessThatWasStartedForIt() {
        var gateways = gateways(HermesScript.in(folder));
        var work = gateways.of(WORK).orElseThrow();

        var session = begun(work);
        submit(work, session, "[say Hello from a process]");

        await("it is answered", () -> textOf(WORK).equals("Hello from a process"));
        assertThat(work.kind()).isEqualTo(GatewayKind.HERMES);
        assertThat(gateways.of(WORK)).containsSame(work);
    }

    @Test
    void aProfileThatIsGoneLosesItsBackend() throws IOException {
        var gateways = gateways(HermesScript.in(folder));
        var work = gateways.of(WORK).orElseThrow();
        done(work.wake());
        Files.delete(home().resolve("profiles/work/config.yaml"));
        Files.delete(home().resolve("profiles/work"));
        HomeProfiles.lookAgain(profiles);

        gateways.forgetGoneProfiles();

        assertThat(gateways.of(WORK)).isEmpty();
        await("its process is gone", () -> !QuickBackends.anyRuns(folder));
        assertThat(answered(work.wake())).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void withoutHermesAnAgentInsideAnswers() {
        var gateways = gateways(QuickBackends.of(folder, home(), "off"), profiles);

        assertThat(gateways.of(WORK).orElseThrow().kind()).isIn(GatewayKind.EMBEDDED, GatewayKind.REHEARSAL);
        assertThat(gateways.remarks()).first().asString().contains("talaria.hermes=off");
    }

    @Test
    void nobodyStartsHermesOnTheSampleHome() {
        var hermes = HermesScript.in(folder);
        var gateways = gateways(QuickBackends.of(folder, home(), hermes.program().toString()),
                HomeProfiles.ofSample(home()));

        assertThat(gateways.of(WORK).orElseThrow().kind()).isIn(GatewayKind.EMBEDDED, GatewayKind.REHEARSAL);
    }

    @Test
    void aRemoteHermesGoesBeforeTheOneThatWasFound() {
        var hermes = HermesScript.in(folder);
        var gateways = gateways(QuickBackends.of(folder, home(), hermes.program().toString(),
                Map.of("notes", "https://agents.example")), profiles);

        assertThat(gateways.of(NOTES).orElseThrow().kind()).isEqualTo(GatewayKind.REMOTE);
        assertThat(gateways.of(WORK).orElseThrow().kind()).isEqualTo(GatewayKind.HERMES);
    }

    @Test
    void aListenerThatFailsIsNobodyElses() {
        var gateways = gateways(HermesScript.in(folder));
        var deaf = new GatewayListener() {
            @Override
            public void heard(ProfileName profile, GatewayEvent event) {
                throw new IllegalStateException("on purpose");
            }

            @Override
            public void turned(ProfileName profile, GatewayHealth health) {
                throw new IllegalStateException("on purpose");
            }
        };
        gateways.listen(deaf);
        gateways.listen(listener());
        heard.clear();
        var work = gateways.of(WORK).orElseThrow();

        var session = begun(work);
        submit(work, session, "[say Hello]");

        await("it is heard", () -> textOf(WORK).contains("Hello"));
    }
}
