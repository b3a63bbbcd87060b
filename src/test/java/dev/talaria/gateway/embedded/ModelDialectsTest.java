package dev.talaria.gateway.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayEvent.Ending;

/// The OpenAI protocol as servers of many makes speak it.
class ModelDialectsTest extends ModelTest {
    private static final String DONE = "data: [DONE]";

    @Test
    void thinkingMayBeCalledReasoning() {
        model.sends(delta("{'role':'assistant','content':'','reasoning':'Hm'}"),
                delta("{'content':'','reasoning':'m.'}"), delta("{'content':'Yes.'}"), finish("stop"), DONE);

        var ended = agent.say(agent.begin(), "Is it so?");

        assertThat(thoughts()).isEqualTo("Hmm.");
        assertThat(ended.text()).contains("Yes.");
    }

    @Test
    void thinkingComesFirstAndItsEmptyFieldsSayNothing() {
        model.sends(delta("{'role':'assistant','content':null,'reasoning_content':'Hm'}"),
                delta("{'content':null,'reasoning_content':'m.'}"),
                delta("{'content':'Yes.','reasoning_content':null}"), finish("stop"), DONE);

        var ended = agent.say(agent.begin(), "Is it so?");

        assertThat(thoughts()).isEqualTo("Hmm.");
        assertThat(ended.text()).contains("Yes.");
    }

    @Test
    void aCallComesInManyPieces() {
        model.sends(delta("{'role':'assistant','content':null}"),
                delta("{'tool_calls':[{'index':0,'id':'call_1','type':'function','function':{'name':'todo','arguments':''}}]}"),
                delta("{'tool_calls':[{'index':0,'function':{'arguments':'{\\'todos\\':'}}]}"),
                delta("{'tool_calls':[{'index':0,'function':{'arguments':'[]}'}}]}"), finish("tool_calls"), DONE)
                .says("Done.");

        var ended = agent.say(agent.begin(), "Plan");

        assertThat(ended.text()).contains("Done.");
        assertThat(agent.heard(GatewayEvent.ToolEnded.class)).singleElement()
                .satisfies(call -> assertThat(call.arguments()).isEqualTo("{\"todos\":[]}"));
    }

    @Test
    void twoCallsComeSideBySide() throws Exception {
        model.sends(
                delta("{'tool_calls':[{'index':0,'id':'a','type':'function','function':{'name':'todo','arguments':'{'}}]}"),
                delta("{'tool_calls':[{'index':1,'id':'b','type':'function','function':{'name':'current_time','arguments':'{'}}]}"),
                delta("{'tool_calls':[{'index':1,'function':{'arguments':'}'}}]}"),
                delta("{'tool_calls':[{'index':0,'function':{'arguments':'}'}}]}"), finish("tool_calls"), DONE)
                .says("Done.");

        agent.say(agent.begin(), "Both");

        assertThat(agent.heard(GatewayEvent.ToolEnded.class)).extracting(GatewayEvent.ToolEnded::id)
                .containsExactly("a", "b");
        model.request();
        assertThat(model.request().body().path("messages").valueStream()
                .filter(message -> message.path("role").asString().equals("tool"))
                .map(message -> message.path("tool_call_id").asString())).containsExactly("a", "b");
    }

    @Test
    void callsWithoutIdsAreToldApart() throws Exception {
        model.sends(
                delta("{'tool_calls':[{'index':0,'type':'function','function':{'name':'current_time','arguments':'{}'}},"
                        + "{'index':1,'type':'function','function':{'name':'todo','arguments':'{}'}}]}"),
                finish("tool_calls"), DONE).says("Done.");

        var ended = agent.say(agent.begin(), "Both");

        assertThat(ended.text()).contains("Done.");
        assertThat(agent.heard(GatewayEvent.ToolEnded.class)).extracting(GatewayEvent.ToolEnded::id)
                .hasSize(2).doesNotHaveDuplicates().doesNotContain("");
        model.request();
        var messages = model.request().body().path("messages");
        assertThat(messages.valueStream().filter(message -> message.path("role").asString().equals("tool"))
                .map(message -> message.path("tool_call_id").asString())).hasSize(2).doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void aWholeCallMayEndWithAStop() {
        model.sends(
                delta("{'role':'assistant','content':'','tool_calls':[{'id':'call_9','index':0,'type':'function',"
                        + "'function':{'name':'current_time','arguments':'{}'}}]}"),
                finish("stop"), DONE).says("Done.");

        var ended = agent.say(agent.begin(), "When?");

        assertThat(ended.text()).contains("Done.");
        assertThat(agent.heard(GatewayEvent.ToolEnded.class)).hasSize(1);
    }

    @Test
    void whatAServerAddsOrLeavesOutDoesNoHarm() {
        model.sends(": keep-alive", "data: {\"choices\":[],\"prompt_filter_results\":[]}",
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"logprobs\":null,"
                        + "\"finish_reason\":null}],\"usage\":null}",
                "event: message\ndata: {\"choices\":[{\"delta\":{\"content\":\"Yes.\"}}]}",
                "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\",\"stop_reason\":null}],"
                        + "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2,\"total_tokens\":9},\"timings\":{}}",
                DONE);

        var ended = agent.say(agent.begin(), "Is it so?");

        assertThat(ended.text()).contains("Yes.");
        assertThat(usage()).isEqualTo(9);
    }

    @Test
    void aStreamMayEndWithoutItsMark() {
        model.sends(delta("{'content':'Yes.'}"), finish("stop"));

        assertThat(agent.say(agent.begin(), "Is it so?").text()).contains("Yes.");
    }

    @Test
    void anErrorInTheMiddleIsSaidWithWhatTheServerSaid() {
        model.sends(delta("{'content':'Yes, '}"),
                "data: {\"error\":{\"message\":\"CUDA out of memory\",\"type\":\"server_error\",\"code\":500}}", DONE);

        var ended = agent.say(agent.begin(), "Is it so?");

        assertThat(ended.ending()).isEqualTo(Ending.FAILED);
        assertThat(ended.failure().orElseThrow().details()).contains("CUDA out of memory");
        assertThat(ended.failure().orElseThrow().sentence()).contains("error in the middle");
    }

    @Test
    void aConnectionThatBreaksOffIsNoWholeAnswer() {
        model.breaksOffAfter(delta("{'content':'Yes, '}"));

        var ended = agent.say(agent.begin(), "Is it so?");

        assertThat(ended.ending()).isEqualTo(Ending.FAILED);
        assertThat(ended.failure().orElseThrow().sentence()).contains("broke off");
    }

    @Test
    void aPageInsteadOfAnAnswerIsSaidInWords() {
        model.answers(502, "text/html", "<html><body>Bad gateway</body></html>");

        var ended = agent.say(agent.begin(), "Is it so?");

        assertThat(ended.failure().orElseThrow().sentence()).startsWith("HTTP 502: ");
    }

    private String thoughts() {
        return agent.heard(GatewayEvent.ReasoningGrew.class).stream().map(GatewayEvent.ReasoningGrew::text)
                .collect(Collectors.joining());
    }

    private long usage() {
        return agent.heard(GatewayEvent.FactsChanged.class).getLast().facts().usage().orElseThrow().contextUsed();
    }

    private static String delta(String delta) {
        return "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"small\",\"choices\":"
                + "[{\"index\":0,\"delta\":" + delta.replace("\\'", "\\\"").replace('\'', '"')
                + ",\"finish_reason\":null}]}";
    }

    private static String finish(String reason) {
        return "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"small\",\"choices\":"
                + "[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}";
    }
}
