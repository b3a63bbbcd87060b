package dev.talaria.gateway.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.hermes.BackendUse.Use;

class BackgroundWorkTest extends HermesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8 })
    void aBackendIsNeededAsLongAsWhatAToolLeftRunningRuns(int contract) {
        speaks(contract);
        turn(begin(), "[daemon][say Started]");
        heard.await("it runs on", () -> gateway.use() == Use.BACKGROUND);

        hermes.endProcesses();

        heard.await("nobody needs it", () -> gateway.use() == Use.IDLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8 })
    void theSessionWhoseToolItWasIsToldHowManyRun(int contract) {
        speaks(contract);
        var other = begin();
        turn(other, "[say Nothing]");
        var session = begin();

        turn(session, "[daemon][daemon][say Started]");
        heard.await("it is told", () -> processes(session.value()).equals(List.of(2)));
        hermes.endProcesses();

        heard.await("their end is told", () -> processes(session.value()).equals(List.of(2, 0)));
        assertThat(processes(other.value())).isEmpty();
    }

    @Test
    void nothingRunsOnInABackendThatIsGone() {
        speaks(4);
        turn(begin(), "[daemon][say Started]");
        heard.await("it runs on", () -> gateway.use() == Use.BACKGROUND);

        source.turn(new GatewayHealth.Cold());

        heard.await("nobody needs it", () -> gateway.use() == Use.IDLE);
    }

    @Test
    void whatRunsOnIsFoundAgainAfterContactWasLost() {
        speaks(8);
        var session = begin();
        turn(session, "[daemon][say Started]");
        heard.await("it runs on", () -> gateway.use() == Use.BACKGROUND);

        hermes.dropSockets();
        turn(session, "[say Here again]");

        assertThat(gateway.use()).isEqualTo(Use.BACKGROUND);
        hermes.endProcesses();
        heard.await("nobody needs it", () -> gateway.use() == Use.IDLE);
    }

    private List<Integer> processes(String session) {
        return heard.all(GatewayEvent.FactsChanged.class).stream()
                .filter(event -> event.session().value().equals(session))
                .flatMap(event -> event.facts().processes().stream()).toList();
    }
}
