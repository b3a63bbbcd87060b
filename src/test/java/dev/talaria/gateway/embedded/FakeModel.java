package dev.talaria.gateway.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An endpoint that speaks the OpenAI protocol and says what a test has laid before it, one answer per request.
final class FakeModel implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final BlockingQueue<Reaction> reactions = new LinkedBlockingQueue<>();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("fake-model-", 1).factory());
    private final HttpServer server;

    record Request(String authorization, JsonNode body) {}

    private interface Reaction {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    FakeModel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/v1/chat/completions", this::answer);
        server.createContext("/v1/models", exchange -> {
            requests.add(new Request(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    JSON.createObjectNode()));
            send(exchange, 200, "{\"data\": [{\"id\": \"small\"}, {\"id\": \"large\"}]}");
        });
        server.setExecutor(threads);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /// Says these pieces, and what they have cost.
    FakeModel says(String... pieces) {
        return streams(List.of(pieces).stream().map(piece -> delta(Map.of("content", piece))).toList(), "stop");
    }

    FakeModel thinksAndSays(String thought, String more, String answer) {
        return streams(List.of(Map.of("reasoning_content", thought), Map.of("reasoning_content", more),
                Map.of("content", answer)), "stop");
    }

    /// Asks for a tool, its arguments in two pieces.
    FakeModel calls(String tool, String arguments) {
        var half = arguments.length() / 2;
        return streams(List.of(
                delta(Map.of("role", "assistant", "tool_calls",
                        List.of(Map.of("index", 0, "id", "call_1", "type", "function", "function",
                                Map.of("name", tool, "arguments", arguments.substring(0, half)))))),
                delta(Map.of("tool_calls", List.of(Map.of("index", 0, "function",
                        Map.of("arguments", arguments.substring(half))))))),
                "tool_calls");
    }

    private FakeModel streams(List<Map<String, Object>> deltas, String finish) {
        reactions.add(exchange -> {
            try (var out = open(exchange)) {
                for (var delta : deltas) {
                    write(out, chunk(List.of(Map.of("index", 0, "delta", delta))));
                }
                write(out, chunk(List.of(Map.of("index", 0, "delta", Map.of(), "finish_reason", finish))));
                write(out,
                        Map.of("id", "c1", "object", "chat.completion.chunk", "created", 1, "model", "small", "choices",
                                List.of(), "usage",
                                Map.of("prompt_tokens", 120, "completion_tokens", 30, "total_tokens",
                                        150)));
                out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
            }
        });
        return this;
    }

    /// Sends these events, each as it stands; what it is not told it leaves out.
    FakeModel sends(String... events) {
        reactions.add(exchange -> {
            try (var out = open(exchange)) {
                for (var event : events) {
                    out.write((event + "\n\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            }
        });
        return this;
    }

    /// Sends these events and breaks the connection off.
    FakeModel breaksOffAfter(String... events) {
        reactions.add(exchange -> {
            var out = open(exchange);
            for (var event : events) {
                out.write((event + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            // leaves the chunked body without its end
            throw new IOException("broken off");
        });
        return this;
    }

    /// Answers with a whole document, of whatever kind.
    FakeModel answers(int status, String type, String body) {
        reactions.add(exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
        return this;
    }

    /// Says a piece again and again until the other side hangs up.
    FakeModel babbles(String piece) {
        reactions.add(exchange -> {
            try (var out = open(exchange)) {
                while (true) {
                    write(out, chunk(List.of(Map.of("index", 0, "delta", Map.of("content", piece)))));
                    new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
                }
            } catch (IOException gone) {
                hungUp.countDown();
                throw gone;
            }
        });
        return this;
    }

    /// Keeps the connection awake and says nothing, until the other side hangs up.
    FakeModel hums() {
        reactions.add(exchange -> {
            try (var out = open(exchange)) {
                while (true) {
                    out.write(": humming\n\n".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
                }
            } catch (IOException gone) {
                hungUp.countDown();
                throw gone;
            }
        });
        return this;
    }

    /// Takes the request and never answers.
    FakeModel hangs() {
        reactions.add(_ -> new CountDownLatch(1).await());
        return this;
    }

    FakeModel refuses(int status, String words) {
        reactions.add(exchange -> send(exchange, status,
                JSON.writeValueAsString(Map.of("error", Map.of("message", words, "type", "t", "code", "c")))));
        return this;
    }

    FakeModel sendsElsewhere(String url) {
        reactions.add(exchange -> {
            exchange.getResponseHeaders().add("Location", url);
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        return this;
    }

    Request request() throws InterruptedException {
        var request = requests.poll(10, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("Nothing was asked");
        }
        return request;
    }

    boolean wasAsked() {
        return !requests.isEmpty();
    }

    boolean wasHungUpOn() throws InterruptedException {
        return hungUp.await(10, TimeUnit.SECONDS);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(new Request(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                JSON.readTree(exchange.getRequestBody().readAllBytes())));
        var reaction = reactions.poll();
        try {
            if (reaction == null) {
                send(exchange, 500, "{}");
            } else {
                reaction.to(exchange);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static OutputStream open(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static void write(OutputStream out, Map<String, Object> chunk) throws IOException {
        out.write(("data: " + JSON.writeValueAsString(chunk) + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static Map<String, Object> chunk(List<Map<String, Object>> choices) {
        return Map.of("id", "c1", "object", "chat.completion.chunk", "created", 1, "model", "small", "choices",
                choices);
    }

    private static Map<String, Object> delta(Map<String, Object> delta) {
        return delta;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
