package dev.talaria.gateway.embedded;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Response;

/// The requests to a model that are under way, so that one can be hung up on before the model has said anything: left alone,
/// the client would only notice with the next word, and a model that reads a long prompt would read on for nobody.
final class OpenCalls implements Interceptor {
    /// Marks a request on its way to here; it goes no further.
    private static final String MARK = "Talaria-Call";

    private final Map<String, CompletableFuture<Call>> calls = new ConcurrentHashMap<>();

    /// What a request carries to be found again.
    Map<String, String> open() {
        var mark = UUID.randomUUID().toString();
        calls.put(mark, new CompletableFuture<>());
        return Map.of(MARK, mark);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        var mark = chain.request().header(MARK);
        if (mark == null) {
            return chain.proceed(chain.request());
        }
        var waiting = calls.get(mark);
        if (waiting == null) {
            throw new IOException("Nobody waits for this any more");
        }
        waiting.complete(chain.call());
        return chain.proceed(chain.request().newBuilder().removeHeader(MARK).build());
    }

    /// Nothing more comes of the request.
    void end(Map<String, String> opened) {
        calls.remove(opened.getOrDefault(MARK, ""));
    }

    void hangUp(Map<String, String> opened) {
        var call = calls.remove(opened.getOrDefault(MARK, ""));
        if (call != null) {
            call.thenAccept(Call::cancel);
        }
    }
}
