package dev.talaria.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import dev.talaria.fake.HermesScript;
import dev.talaria.gateway.backend.QuickBackends;
import dev.talaria.shared.ProfileName;

/// What a failing backend does to who talks to it, and to nobody else.
class GatewayFaultsTest extends RunningGateways {
    @Test
    void aBackendThatIsKilledInATurnLosesNoPromptAndIsNobodyElses() {
        var gateways = gateways(HermesScript.in(folder));
        var work = gateways.of(WORK).orElseThrow();
        var notes = gateways.of(NOTES).orElseThrow();
        var killed = begun(work);
        var other = begun(notes);
        submit(work, killed, "[say Begun][hold]");
        submit(notes, other, "[say Begun too][hold]");
        await("both work", () -> textOf(WORK).equals("Begun") && textOf(NOTES).equals("Begun too"));

        QuickBackends.processOf(folder, "work").destroyForcibly();

        await("it is said", () -> work.health() instanceof GatewayHealth.Lost
                || heard.stream().anyMatch(each -> each.event() instanceof GatewayEvent.Detached));
        assertThat(notes.health()).isInstanceOf(GatewayHealth.Ready.class);
        assertThat(done(notes.ask(other))).isEqualTo(Gateway.Truth.RUNNING);
        assertThat(done(work.wake()).version()).isEqualTo("0.19.0");
    }

    @Test
    void aTokenThatIsRefusedIsSaidInWords() {
        var hermes = HermesScript.in(folder);
        hermes.does("work", "refusing");
        var work = gateways(hermes).of(WORK).orElseThrow();

        var reply = answered(work.create(NewSession.PLAIN));

        assertThat(reply).isInstanceOfSatisfying(Reply.Refused.class, refused -> {
            assertThat(refused.why()).isEqualTo(Refusal.UNREACHABLE);
            assertThat(refused.words()).doesNotContain("token=");
        });
    }

    @Test
    void aHermesThatIsTooOldIsSaidToWhoAsks() {
        var work = gateways(HermesScript.tooOld(folder)).of(WORK).orElseThrow();

        assertThat(answered(work.create(NewSession.PLAIN))).isInstanceOfSatisfying(Reply.Refused.class,
                refused -> assertThat(refused.words()).contains("is version 0.14.2, which is too old"));
        assertThat(work.health()).isInstanceOf(GatewayHealth.Broken.class);
    }

    @Test
    void aSocketThatBreaksInATurnLosesNothingOfIt() {
        var gateways = gateways(HermesScript.in(folder));
        var work = gateways.of(WORK).orElseThrow();
        var session = begun(work);

        submit(work, session, "[say Begun][drop][pause 1500][say and done]");

        await("the turn has ended", () -> heard.stream().anyMatch(each -> each.event() instanceof GatewayEvent.Freed
                || (each.event() instanceof GatewayEvent.Reattached(_, var now) && !now.running())));
        assertThat(work.health()).isInstanceOf(GatewayHealth.Ready.class);
        submit(work, session, "[say Once more]");
        await("the next one is answered", () -> textOf(WORK).endsWith("Once more"));
    }

    @Test
    void twentyMegabytesAtOnceArriveAndHoldUpNobodyElse() {
        var gateways = gateways(HermesScript.in(folder));
        var work = gateways.of(WORK).orElseThrow();
        var notes = gateways.of(NOTES).orElseThrow();
        var large = begun(work);
        var other = begun(notes);

        submit(work, large, "[large 20]");
        submit(notes, other, "[say Quick]");

        await("the small one is there", () -> textOf(NOTES).equals("Quick"));
        await("all of it is there", () -> textOf(WORK).length() == 20_000_000);
    }

    @Test
    void aListenerThatIsSlowHoldsUpNoOtherProfile() {
        var gateways = gateways(HermesScript.in(folder));
        var wakes = new CountDownLatch(1);
        gateways.listen(new GatewayListener() {
            @Override
            public void heard(ProfileName profile, GatewayEvent event) {
                if (profile.equals(WORK)) {
                    waitFor(wakes);
                }
            }

            @Override
            public void turned(ProfileName profile, GatewayHealth health) {
                // in time
            }
        });
        var work = gateways.of(WORK).orElseThrow();
        var notes = gateways.of(NOTES).orElseThrow();
        submit(work, begun(work), "[say Held][say  up]");

        submit(notes, begun(notes), "[say Quick]");

        await("the other is answered", () -> textOf(NOTES).equals("Quick"));
        wakes.countDown();
        await("nothing is lost", () -> textOf(WORK).equals("Held up"));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
