package dev.talaria.gateway.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChunksTest {
    private final Chunks chunks = new Chunks();

    @ParameterizedTest
    @ValueSource(strings = {"", ": ping", "event: error", "data: [DONE]", "data: {\"error\":{\"message\":\"no\"}}",
            "data: {oops" })
    void whatIsNoChunkStaysAsItIs(String line) {
        assertThat(chunks.mended(line)).isEqualTo(line);
    }

    @Test
    void aChunkGetsTheNamesThatItLacks() {
        assertThat(JsonMapper.shared().readTree(chunks.mended("data: {\"choices\":[{}]}").substring(5)))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"choices": [{"index": 0, "delta": {}}], "id": "chunk", "object": "chat.completion.chunk",
                         "model": "", "created": 0}"""));
    }

    @Test
    void callsWithTheSameNumberAreToldApartByTheirIds() {
        assertThat(call("{'index':0,'id':'a','function':{'name':'x','arguments':'{}'}}").path("index").asInt())
                .isZero();
        assertThat(call("{'index':0,'id':'b','function':{'name':'y','arguments':'{'}}").path("index").asInt())
                .isEqualTo(1);
        assertThat(call("{'id':'b','function':{'arguments':'}'}}").path("index").asInt()).isEqualTo(1);
    }

    @Test
    void piecesWithoutIdAndNumberBelongToTheLastCall() {
        call("{'index':0,'id':'a','function':{'name':'x','arguments':'{'}}");
        call("{'index':1,'id':'b','function':{'name':'y','arguments':'{'}}");

        assertThat(call("{'function':{'arguments':'}'}}").path("index").asInt()).isEqualTo(1);
        assertThat(call("{'index':0,'id':'','function':{'arguments':'}'}}").has("id")).isFalse();
    }

    @Test
    void argumentsAreText() {
        assertThat(call("{'function':{'name':'x','arguments':{'a':1}}}").path("function").path("arguments").asString())
                .isEqualTo("{\"a\":1}");
    }

    private JsonNode call(String call) {
        var chunk = "data: {\"choices\":[{\"delta\":{\"tool_calls\":[" + call.replace('\'', '"') + "]}}]}";
        return JsonMapper.shared().readTree(chunks.mended(chunk).substring("data:".length())).path("choices").path(0)
                .path("delta").path("tool_calls").path(0);
    }
}
