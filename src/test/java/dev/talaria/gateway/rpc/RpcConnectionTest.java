package dev.talaria.gateway.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RpcConnectionTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final Peer peer = new Peer();
    private final Ears ears = new Ears();

    @AfterEach
    void letPeerGo() throws InterruptedException {
        peer.goes();
    }

    @Test
    void itComesFromNowhereAndAsksWhereTheBackendIsBound() {
        try (var _ = open()) {
            var handshake = peer.handshakes.getFirst();

            assertThat(handshake.hasFieldValue("Origin")).isFalse();
            assertThat(handshake.getFieldValue("Host")).isEqualTo("127.0.0.1:" + peer.port());
        }
    }

    @Test
    void answersReachWhoAskedInWhateverOrderTheyCome() throws InterruptedException {
        try (var connection = open()) {
            var first = call(connection, "first");
            var second = call(connection, "second");
            var one = peer.hears().path("id");
            var two = peer.hears().path("id");

            peer.says("{\"id\":" + two + ",\"result\":2}");
            peer.says("{\"id\":" + one + ",\"result\":1}");

            assertThat(first.join().intValue()).isEqualTo(1);
            assertThat(second.join().intValue()).isEqualTo(2);
        }
    }

    @Test
    void aRefusalSaysItsNumber() throws InterruptedException {
        try (var connection = open()) {
            var asked = call(connection, "prompt.submit");

            peer.says(
                    "{\"id\":" + peer.hears().path("id") + ",\"error\":{\"code\":4009,\"message\":\"session busy\"}}");

            assertThat(failure(asked)).isInstanceOfSatisfying(RpcFailure.Refused.class, refused -> {
                assertThat(refused.code()).isEqualTo(4009);
                assertThat(refused.message()).isEqualTo("session busy");
                assertThat(refused.method()).isEqualTo("prompt.submit");
            });
        }
    }

    @Test
    void whatIsNotAnsweredEndsAtItsDeadlineAndIsNotAnsweredLater() throws InterruptedException {
        try (var connection = open()) {
            var late = connection.call("slow", empty(), SHORT);
            var id = peer.hears().path("id");

            assertThat(failure(late)).isInstanceOf(RpcFailure.TimedOut.class)
                    .extracting(RpcFailure::mayHaveArrived).isEqualTo(true);
            peer.says("{\"id\":" + id + ",\"result\":1}");
            peer.says("{\"id\":" + id + ",\"result\":1}");

            assertThat(answered(connection)).isTrue();
        }
    }

    @Test
    void theSameAnswerTwiceDisturbsNobody() throws InterruptedException {
        try (var connection = open()) {
            var first = call(connection, "first");
            var id = peer.hears().path("id");
            var second = call(connection, "second");
            var other = peer.hears().path("id");

            peer.says("{\"id\":" + id + ",\"result\":1}");
            peer.says("{\"id\":" + id + ",\"error\":{\"code\":1}}");
            peer.says("{\"id\":" + other + ",\"result\":2}");

            assertThat(List.of(first.join().intValue(), second.join().intValue())).containsExactly(1, 2);
        }
    }

    @Test
    void rubbishInBetweenEndsNoRequest() throws InterruptedException {
        try (var connection = open()) {
            var asked = call(connection, "first");
            var id = peer.hears().path("id");

            List.of("{not json", "[]", "[{\"id\":" + id + ",\"result\":0}]", "null", "\"x\"", "",
                    "{\"id\":null,\"result\":0}", "{\"id\":\"" + id + "\",\"result\":0}", "{\"id\":" + id + "}")
                    .forEach(peer::says);
            peer.says("{\"id\":" + id + ",\"result\":1}");

            assertThat(asked.join().intValue()).isEqualTo(1);
        }
    }

    @Test
    void aFrameOfTwentyMegabytesArrivesWhole() throws InterruptedException {
        var text = "ä".repeat(10 * 1024 * 1024);
        try (var connection = open()) {
            var asked = call(connection, "image");

            peer.says("{\"id\":" + peer.hears().path("id") + ",\"result\":\"" + text + "\"}");

            assertThat(asked.join().stringValue()).hasSize(text.length());
        }
    }

    @Test
    void aLargeQuestionArrivesWhole() throws InterruptedException {
        var text = "ä".repeat(4 * 1024 * 1024);
        try (var connection = open()) {
            var _ = connection.call("image.attach_bytes", empty().put("data", text), LONG);
            var _ = call(connection, "next");

            assertThat(peer.hears().path("params").path("data").stringValue()).isEqualTo(text);
            assertThat(peer.hears().path("method").stringValue()).isEqualTo("next");
        }
    }

    @Test
    void aFrameThatIsTooLargeEndsTheConnection() {
        try (var _ = open(new RpcConnection.Limits(1000, 5000, LONG, LONG, LONG))) {
            peer.says("x".repeat(2000));

            assertThat(ears.closedBecause()).isEqualTo(CloseReason.Kind.TOO_MUCH);
        }
    }

    @Test
    void whatCannotBeHeardInTimeEndsTheConnectionBeforeItFillsTheMemory() throws InterruptedException {
        var stuck = new CountDownLatch(1);
        var deaf = new Ears() {
            @Override
            public void event(RpcEvent event) {
                try {
                    stuck.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        try (var connection = RpcConnection
                .open(peer.uri(), deaf, LONG, new RpcConnection.Limits(1000, 5000, LONG, LONG, LONG)).join()) {
            for (var times = 0; times < 20; times++) {
                peer.says("{\"method\":\"event\",\"params\":{\"type\":\"" + "x".repeat(500) + "\"}}");
            }

            assertThat(peer.closeCode()).isPositive();
            stuck.countDown();
            assertThat(deaf.closedBecause()).isEqualTo(CloseReason.Kind.LOST);
            assertThat(failure(call(connection, "late"))).isInstanceOf(RpcFailure.Closed.class);
        }
    }

    @Test
    void readingGoesOnWhileSomebodyStillListensToTheEarlier() throws InterruptedException {
        var stuck = new CountDownLatch(1);
        var slow = new Ears() {
            @Override
            public void event(RpcEvent event) {
                try {
                    assertThat(stuck.await(10, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
                super.event(event);
            }
        };
        try (var _ = RpcConnection.open(peer.uri(), slow, LONG).join()) {
            IntStream.range(0, 50).forEach(number -> peer.says(event("e" + number, "x".repeat(100_000))));
            stuck.countDown();

            assertThat(slow.hears(50))
                    .containsExactlyElementsOf(IntStream.range(0, 50).mapToObj(number -> "e" + number).toList());
        }
    }

    @Test
    void closingFailsWhatWaitsAndWhatComesAfter() throws InterruptedException {
        var connection = open();
        var asked = call(connection, "first");
        peer.hears();

        connection.close();

        assertThat(failure(asked)).isInstanceOf(RpcFailure.Closed.class)
                .extracting(RpcFailure::mayHaveArrived).isEqualTo(true);
        assertThat(failure(call(connection, "second"))).isInstanceOf(RpcFailure.Closed.class)
                .extracting(RpcFailure::mayHaveArrived).isEqualTo(false);
        assertThat(ears.closedBecause()).isEqualTo(CloseReason.Kind.ASKED);
        assertThat(peer.closeCode()).isEqualTo(1000);
    }

    @Test
    void whatWaitsFailsWhenTheOtherEndVanishes() throws InterruptedException {
        try (var connection = open()) {
            var asked = call(connection, "first");
            peer.hears();

            peer.vanishes();

            assertThat(failure(asked)).isInstanceOf(RpcFailure.Closed.class);
            assertThat(ears.closedBecause()).isEqualTo(CloseReason.Kind.LOST);
        }
    }

    @Test
    void everyoneWhoAsksWhileItClosesIsAnswered() {
        var asked = new ArrayList<CompletableFuture<JsonNode>>();
        var connection = open();
        var caller = CompletableFuture.runAsync(() -> IntStream.range(0, 2000)
                .forEach(_ -> asked.add(connection.call("any", empty(), Duration.ofMinutes(5)))));

        peer.closes(1001);
        caller.join();

        assertThat(ears.closedBecause()).isEqualTo(CloseReason.Kind.LOST);
        assertThat(asked).allSatisfy(answer -> assertThat(failure(answer)).isInstanceOf(RpcFailure.Closed.class));
    }

    @Test
    void anAnswerThatCameBeforeTheEndIsOne() throws InterruptedException {
        try (var connection = open()) {
            var asked = call(connection, "first");

            peer.says("{\"id\":" + peer.hears().path("id") + ",\"result\":1}");
            peer.closes(1000);

            assertThat(asked.join().intValue()).isEqualTo(1);
        }
    }

    @Test
    void aCloseThatSpeaksOfCredentialsIsARefusal() {
        try (var _ = open()) {
            peer.closes(4401);

            assertThat(ears.closedBecause()).isEqualTo(CloseReason.Kind.REFUSED);
        }
    }

    @Test
    void anAnswerIsUnderstoodBeforeWhatCameAfterIt() throws InterruptedException {
        var order = new ArrayList<String>();
        var noting = new Ears() {
            @Override
            public void event(RpcEvent event) {
                order.add(event.type());
                super.event(event);
            }
        };
        try (var connection = RpcConnection.open(peer.uri(), noting, LONG).join()) {
            var asked = connection.call("session.resume", empty(), LONG, result -> order.add("answer"));

            peer.says(event("before", ""));
            peer.says("{\"id\":" + peer.hears().path("id") + ",\"result\":1}");
            peer.says(event("after", ""));

            assertThat(asked.join()).isTrue();
            noting.hears(2);
            assertThat(order).containsExactly("before", "answer", "after");
        }
    }

    @Test
    void aListenerThatFailsHearsTheNext() {
        var clumsy = new Ears() {
            @Override
            public void event(RpcEvent event) {
                super.event(event);
                throw new IllegalStateException("clumsy");
            }
        };
        try (var _ = RpcConnection.open(peer.uri(), clumsy, LONG).join()) {
            peer.says(event("one", ""));
            peer.says(event("two", ""));

            assertThat(clumsy.hears(2)).containsExactly("one", "two");
        }
    }

    @Test
    void whatTheBackendAsksIsAnsweredUnderItsId() throws InterruptedException {
        try (var connection = open()) {
            peer.says("{\"id\":\"srq-1\",\"method\":\"sudo\",\"params\":{}}");
            assertThat(ears.hears(1)).containsExactly("sudo srq-1");

            connection.respond("srq-1", empty().put("value", ""));
            connection.refuse("srq-2", -32601, "no");

            assertThat(peer.hears()).isEqualTo(JSON.readTree(
                    "{\"jsonrpc\":\"2.0\",\"id\":\"srq-1\",\"result\":{\"value\":\"\"}}"));
            assertThat(peer.hears().path("error").path("code").intValue()).isEqualTo(-32601);
        }
    }

    @Test
    void aHeartbeatIsSentOnlyToWhoOffersIt() throws InterruptedException {
        try (var connection = open(beating(LONG))) {
            peer.says("{\"method\":\"event\",\"params\":{\"type\":\"gateway.ready\",\"payload\":{\"skin\":{}}}}");
            assertThat(ears.greeting.join().has("skin")).isTrue();
            assertThat(answered(connection)).isTrue();
            assertThat(peer.heardNothingMore()).isTrue();

            peer.says(
                    "{\"method\":\"event\",\"params\":{\"type\":\"gateway.ready\",\"payload\":{\"heartbeat\":true}}}");

            assertThat(peer.hears().path("method").stringValue()).isEqualTo("gateway.ping");
        }
    }

    @Test
    void aBackendThatNoLongerAnswersTheHeartbeatIsLost() {
        try (var _ = open(beating(SHORT))) {
            peer.says(
                    "{\"method\":\"event\",\"params\":{\"type\":\"gateway.ready\",\"payload\":{\"heartbeat\":true}}}");

            assertThat(ears.closedBecause()).isEqualTo(CloseReason.Kind.LOST);
        }
    }

    @Test
    void aRefusalProvesThatTheBackendLives() throws InterruptedException {
        try (var connection = open()) {
            var alive = connection.alive();

            peer.says("{\"id\":" + peer.hears().path("id") + ",\"error\":{\"code\":-32601,\"message\":\"unknown\"}}");

            assertThat(alive.join()).isTrue();
        }
    }

    @Test
    void silenceProvesNothing() {
        try (var connection = open(beating(SHORT))) {
            assertThat(connection.alive().join()).isFalse();
        }
    }

    @Test
    void noFailureHoldsTheToken() throws InterruptedException {
        peer.goes();

        assertThatThrownBy(() -> open().close()).hasCauseInstanceOf(ConnectFailure.class)
                .satisfies(failure -> assertThat(failure).hasStackTraceContaining("cannot be reached"))
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("s3cret"));
    }

    private RpcConnection open() {
        return RpcConnection.open(peer.uri(), ears, LONG).join();
    }

    private RpcConnection open(RpcConnection.Limits limits) {
        return RpcConnection.open(peer.uri(), ears, LONG, limits).join();
    }

    /// With a quick heartbeat, and this patience for its answer.
    private static RpcConnection.Limits beating(Duration silence) {
        return new RpcConnection.Limits(1_000_000, 1_000_000, Duration.ofMillis(20), silence, silence);
    }

    private boolean answered(RpcConnection connection) throws InterruptedException {
        var asked = call(connection, "anything");
        peer.says("{\"id\":" + peer.hears().path("id") + ",\"result\":true}");
        return asked.join().booleanValue();
    }

    private static CompletableFuture<JsonNode> call(RpcConnection connection, String method) {
        return connection.call(method, empty(), LONG);
    }

    private static RpcFailure failure(CompletableFuture<JsonNode> asked) {
        return asked.handle((_, failure) -> RpcFailure.in(failure).orElseThrow()).orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private static String event(String type, String text) {
        return "{\"method\":\"event\",\"params\":{\"type\":\"" + type + "\",\"payload\":{\"text\":\"" + text + "\"}}}";
    }

    private static ObjectNode empty() {
        return JSON.createObjectNode();
    }
}
