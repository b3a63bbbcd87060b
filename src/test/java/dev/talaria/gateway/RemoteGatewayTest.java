package dev.talaria.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.talaria.fake.ScriptedBehaviour;
import dev.talaria.fake.ScriptedHermes;
import dev.talaria.gateway.backend.QuickBackends;

/// A Hermes on another host where somebody has to sign in.
class RemoteGatewayTest extends RunningGateways {
    private final ScriptedHermes elsewhere = ScriptedHermes.start(behind("team", "right"));

    @AfterEach
    void stopIt() {
        elsewhere.close();
    }

    @Test
    void whatIsStoredIsChangedThoughTheSignInHasRunOut() {
        var work = work();
        var session = begun(work);
        submit(work, session, "[say Stored]");
        await("its turn is over", () -> heard.stream().anyMatch(each -> each.event() instanceof GatewayEvent.Freed));
        done(work.archive(List.of(session), true));
        assertThat(elsewhere.signIns()).isEqualTo(1);

        elsewhere.forgetSignIns();
        done(work.archive(List.of(session), false));

        assertThat(elsewhere.isArchived(session.value())).isFalse();
        assertThat(elsewhere.signIns()).isEqualTo(2);
    }

    @Test
    void whoIsNotKnownThereAnyMoreIsToldSo() {
        var work = work();
        var session = begun(work);
        submit(work, session, "[say Stored]");
        await("its turn is over", () -> heard.stream().anyMatch(each -> each.event() instanceof GatewayEvent.Freed));

        elsewhere.behaviour().password = "another";
        elsewhere.forgetSignIns();
        var reply = answered(work.archive(List.of(session), true));

        assertThat(reply).isInstanceOfSatisfying(Reply.Refused.class, refused -> assertThat(refused.words())
                .contains("does not accept the name and the password").doesNotContain("right"));
        assertThat(elsewhere.isArchived(session.value())).isFalse();
    }

    private Gateway work() {
        return gateways(
                QuickBackends.signingIn(folder, home(), "work", elsewhere.base().toString(), "team", "right"),
                profiles).of(WORK).orElseThrow();
    }

    private static ScriptedBehaviour behind(String user, String password) {
        var behaviour = ScriptedBehaviour.of(8);
        behaviour.user = user;
        behaviour.password = password;
        return behaviour;
    }
}
