package dev.talaria.gateway.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CodecTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void anAnswerIsKnownByItsNumber() {
        assertThat(Codec.read("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"status\":\"ok\"}}"))
                .contains(new Message.Result(7, JSON.createObjectNode().put("status", "ok")));
    }

    @Test
    void anAnswerMayBeNothing() {
        assertThat(Codec.read("{\"id\":7,\"result\":null}")).get().isInstanceOf(Message.Result.class);
    }

    @Test
    void aRefusalSaysWhy() {
        assertThat(Codec.read("{\"id\":7,\"error\":{\"code\":4018,\"message\":\"gone\",\"data\":{\"ordinal\":3}}}"))
                .contains(new Message.Refusal(7, 4018, "gone",
                        Optional.of(JSON.createObjectNode().put("ordinal", 3))));
    }

    @Test
    void aRefusalThatSaysNothingIsStillOne() {
        assertThat(Codec.read("{\"id\":7,\"error\":{}}"))
                .contains(new Message.Refusal(7, 0, "", Optional.empty()));
    }

    @Test
    void anEventBelongsToItsSession() {
        var message = Codec.read("""
                {"jsonrpc":"2.0","method":"event","params":{"type":"message.delta","session_id":"7c1e09ab",
                 "payload":{"text":"hi"},"seq":57,"turn":{"id":"t"}}}""");

        assertThat(message).contains(new Message.Event(new RpcEvent("message.delta", Optional.of("7c1e09ab"),
                JSON.createObjectNode().put("text", "hi"), OptionalLong.of(57))));
    }

    @Test
    void anEventWithoutASessionConcernsAll() {
        var message = Codec.read("{\"method\":\"event\",\"params\":{\"type\":\"skin.changed\",\"session_id\":\"\"}}");

        assertThat(message).contains(new Message.Event(new RpcEvent("skin.changed", Optional.empty(),
                JSON.createObjectNode(), OptionalLong.empty())));
    }

    @Test
    void whatTheBackendAsksHasAnIdOfItsOwn() {
        var message = Codec
                .read("{\"id\":\"srq-0f3a9c11d2e4\",\"method\":\"approval\",\"params\":{\"command\":\"rm\"}}");

        assertThat(message).contains(new Message.ServerRequest("srq-0f3a9c11d2e4", "approval",
                JSON.createObjectNode().put("command", "rm")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "{not json", "[]", "null", "1", "\"text\"", "{}", "{\"id\":null,\"result\":1}",
            "{\"id\":null,\"error\":{\"code\":-32700,\"message\":\"parse error\"}}", "{\"id\":\"7\",\"result\":1}",
            "{\"id\":7}", "{\"id\":7.5,\"result\":1}", "{\"id\":1e400,\"result\":1}",
            "{\"id\":99999999999999999999,\"result\":1}",
            "{\"id\":7,\"error\":\"no\"}", "{\"id\":7,\"error\":null}", "{\"id\":[7],\"result\":1}",
            "{\"id\":{},\"result\":1}",
            "[{\"id\":7,\"result\":1}]", "{\"id\":7,\"result\":1}{\"id\":8,\"result\":1}", "{\"id\":7,\"result\":1} x",
            "{\"method\":\"event\"}", "{\"method\":\"event\",\"params\":[]}",
            "{\"method\":\"event\",\"params\":{\"type\":5}}",
            "{\"method\":\"event\",\"params\":{\"type\":\"\"}}", "{\"method\":\"approval\",\"params\":{}}",
            "{\"id\":7,\"method\":\"approval\"}", "{\"method\":5,\"id\":\"a\"}" })
    void anythingElseSaysNothing(String frame) {
        assertThat(Codec.read(frame)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity" })
    void aNumberThatIsNoneHidesNothingBesideIt(String number) {
        var frame = "{\"method\":\"event\",\"params\":{\"type\":\"message.complete\",\"payload\":{\"text\":\"Done.\",\"usage\":"
                + "{\"avg_tps\":" + number + "}}}}";

        assertThat(Codec.read(frame)).get().isInstanceOfSatisfying(Message.Event.class,
                said -> assertThat(said.event().payload().path("text").asString()).isEqualTo("Done."));
    }

    @Test
    void whatIsNestedWithoutEndSaysNothing() {
        assertThat(Codec.read("{\"id\":7,\"result\":" + "[".repeat(100_000))).isEmpty();
    }

    @Test
    void aFrameWithoutAPayloadOrWithAStrangeOneIsAnEvent() {
        for (var payload : List.of("null", "5", "\"x\"", "[1]", "true")) {
            var frame = "{\"method\":\"event\",\"params\":{\"type\":\"message.start\",\"session_id\":5,\"seq\":\"1\",\"payload\":"
                    + payload + "}}";

            assertThat(Codec.read(frame)).as(payload).contains(new Message.Event(new RpcEvent("message.start",
                    Optional.empty(), JSON.createObjectNode(), OptionalLong.empty())));
        }
    }

    @Test
    void whateverIsDoneToAFrameItIsAnAnswerOrNothing() {
        var frame = "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"text\":\"\\u00e4\\ud83c\\udf89\",\"list\":[1,2.5,null,true]}}";
        var chance = new Random(20_261_123);
        var read = new ArrayList<Message>();

        for (var attempt = 0; attempt < 20_000; attempt++) {
            Codec.read(damaged(frame, chance)).ifPresent(read::add);
        }

        assertThat(read).isNotEmpty().allSatisfy(message -> assertThat(message)
                .isInstanceOfAny(Message.Result.class, Message.Refusal.class));
    }

    @Test
    void aRequestHoldsWhatItIsGivenAndNothingElse() {
        assertThat(Codec.request(3, "prompt.submit", JSON.createObjectNode().put("text", "hi")))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"prompt.submit\",\"params\":{\"text\":\"hi\"}}");
    }

    @Test
    void aTextThatWasCutInTheMiddleOfACharacterStillTravels() {
        var frame = Codec.request(3, "prompt.submit", JSON.createObjectNode().put("text", "party \ud83c"));

        assertThat(new String(frame.getBytes(UTF_8), UTF_8)).isEqualTo(frame);
        assertThat(JSON.readTree(frame).path("params").path("text").stringValue()).startsWith("party ");
    }

    @Test
    void aRefusalOfOursIsOneOfTheProtocol() {
        assertThat(Codec.refusal("srq-1", -32601, "no")).isEqualTo(
                "{\"jsonrpc\":\"2.0\",\"id\":\"srq-1\",\"error\":{\"code\":-32601,\"message\":\"no\"}}");
    }

    private static String damaged(String frame, Random chance) {
        var damaged = new StringBuilder(frame);
        for (var times = 1 + chance.nextInt(3); times > 0; times--) {
            damaged.append(' ');
            var at = chance.nextInt(damaged.length());
            switch (chance.nextInt(4)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.insert(at, (char) chance.nextInt(0x10000));
                case 2 -> damaged.setCharAt(at, "{}[],:\"\\0".charAt(chance.nextInt(9)));
                default -> damaged.setLength(at);
            }
        }
        return damaged.toString();
    }
}
