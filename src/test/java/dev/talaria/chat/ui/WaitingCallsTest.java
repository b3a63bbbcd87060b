package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.talaria.gateway.InputRequest;
import dev.talaria.live.LivePart;
import dev.talaria.live.OpenRequest;

class WaitingCallsTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void theCallOfTheCommandThatIsAskedAboutWaits() {
        var parts = List.of(call("a", "ls", ""), call("b", "rm -rf build", ""), call("c", "date", ""));

        assertThat(WaitingCalls.of(parts, List.of(approval("rm -rf build")))).containsExactly("b");
    }

    @Test
    void ofACommandThatIsToldOtherwiseTheLastCallThatRunsWaits() {
        var parts = List.of(call("a", "ls", ""), call("b", "find", ""), call("c", "date", "Monday"));

        assertThat(WaitingCalls.of(parts, List.of(approval("rm -rf build")))).containsExactly("b");
    }

    @Test
    void everyRequestHoldsOneCallUp() {
        var parts = List.of(call("a", "rm one", ""), call("b", "rm two", ""));

        assertThat(WaitingCalls.of(parts, List.of(approval("rm one"), approval("rm two")))).containsExactly("a", "b");
        assertThat(WaitingCalls.of(parts, List.of())).isEmpty();
        assertThat(WaitingCalls.of(List.of(), List.of(approval("rm one")))).isEmpty();
    }

    private static LivePart call(String id, String context, String result) {
        return new LivePart.Tool(id, "terminal", context, "", "",
                Optional.of(result).filter(text -> !text.isEmpty()), "", NOON, Optional.empty());
    }

    private static OpenRequest approval(String command) {
        return new OpenRequest(
                new InputRequest.Approval("r-" + command, NOON, Optional.empty(), command, "", List.of()),
                false);
    }
}
