package dev.talaria.gateway.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractTest {
    private final AtomicInteger learnt = new AtomicInteger();
    private final Contract contract = new Contract(learnt::incrementAndGet);

    @ParameterizedTest
    @CsvSource({"0.16.0, 1", "0.18.2, 1", "0.19.0, 4", "0.19.0+git.abc, 4", "0.20.1, 5", "0.21.0, 6", "0.21.1, 6",
            "0.21.2, 7",
            "0.21.3, 7", "0.22, 7", "1.0.0, 7", "'', 0", "nightly, 0" })
    void aVersionTellsWhatIsSpokenAtLeast(String version, int least) {
        contract.comesWith(version);

        assertThat(contract.number()).isEqualTo(least);
    }

    @Test
    void whatABackendSaysItselfCounts() {
        contract.comesWith("0.19.0");
        contract.learn(HermesCalls.with(info -> info.put("desktop_contract", 5)));
        contract.learn(HermesCalls.with(info -> info.put("model", "acme")));

        assertThat(contract.number()).isEqualTo(5);
        assertThat(learnt).hasValue(1);
    }
}
