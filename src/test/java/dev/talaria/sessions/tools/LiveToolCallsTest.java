package dev.talaria.sessions.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.talaria.sessions.LiveToolCalls;
import dev.talaria.sessions.ToolCall;

class LiveToolCallsTest {
    @Test
    void aRunningCallSaysWhatItIsAbout() {
        var call = LiveToolCalls.of("c1", "terminal", "{\"command\":\"ls -la\"}", "", Optional.empty(), "",
                Optional.empty());

        assertThat(call.state()).isEqualTo(ToolCall.State.PENDING);
        assertThat(call.title()).isEqualTo("Running");
        assertThat(call.subject()).contains("ls -la");
    }

    @Test
    void aCallWhoseArgumentsAreNotKnownHasItsContextInstead() {
        var call = LiveToolCalls.of("c1", "terminal", "", "ls \u001b[31m-la", Optional.empty(), "", Optional.empty());

        assertThat(call.subject()).contains("ls -la");
    }

    @Test
    void aCallThatEndedReadsAsItWillFromItsFile() {
        var call = LiveToolCalls.of("c1", "terminal", "{\"command\":\"false\"}", "",
                Optional.of("{\"output\":\"no\",\"exit_code\":3}"), "", Optional.of(200L));

        assertThat(call.state()).isNotEqualTo(ToolCall.State.PENDING);
        assertThat(call.note()).contains("exit 3");
        assertThat(call.millis()).contains(200L);
        assertThat(call.bodies()).allSatisfy(body -> assertThat(body.whole()).isEmpty());
    }

    @Test
    void aResultThatIsNoJsonIsTextWhateverItHolds() {
        var call = LiveToolCalls.of("c1", "nobody_knows", "[[[", "", Optional.of("<script>alert(1)</script>"), "",
                Optional.empty());

        assertThat(call.bodies()).anySatisfy(body -> assertThat(body.text()).contains("<script>"));
    }
}
