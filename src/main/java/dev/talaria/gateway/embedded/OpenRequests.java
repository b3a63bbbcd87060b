package dev.talaria.gateway.embedded;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.talaria.gateway.Answer;
import dev.talaria.gateway.InputRequest;

/// What a turn waits for. Each request is answered once.
final class OpenRequests {
    private final Map<String, Open> open = new LinkedHashMap<>();

    private record Open(InputRequest request, CompletableFuture<Answer> answer) {}

    void add(InputRequest request, CompletableFuture<Answer> answer) {
        open.put(request.id(), new Open(request, answer));
    }

    /// @return false where it is not open any more
    boolean answer(String id, Answer answer) {
        var request = open.remove(id);
        return request != null && request.answer().complete(answer);
    }

    List<InputRequest> all() {
        return open.values().stream().map(Open::request).toList();
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /// Forgets them all.
    ///
    /// @return their ids
    List<String> withdraw() {
        var ids = List.copyOf(open.keySet());
        open.clear();
        return ids;
    }
}
