package dev.talaria.gateway.embedded;

import java.util.ArrayList;
import java.util.List;

import dev.talaria.gateway.embedded.store.SessionStore;
import dev.talaria.gateway.embedded.store.StoredMessage;
import dev.talaria.shared.StoredId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A turn in which we stopped without a word. Its last row would look as if somebody still worked on it, and a call without a
/// result would make the history unfit for every model.
final class LeftTurn {
    private static final String ENDED = "Gateway error: Talaria was stopped while this turn ran, and it did not finish.";

    private LeftTurn() {}

    /// Does nothing where its end was written, or another program has the session now.
    static void close(SessionStore store, StoredId segment) {
        var rows = store.history(segment);
        if (!rows.isEmpty() && isOpen(rows.getLast()) && !store.isHeldByAnother(segment)) {
            var closing = new ArrayList<StoredMessage>();
            unanswered(rows).forEach(call -> closing
                    .add(StoredMessage.result(call.id(), call.name(), RunningTurn.INTERRUPTED.result())));
            closing.add(StoredMessage.answer(ENDED, "", "error"));
            store.append(segment, closing);
        }
    }

    private static boolean isOpen(StoredMessage last) {
        return !last.isFrom("assistant") || !last.toolCalls().isEmpty();
    }

    private static List<PlannedCall> unanswered(List<StoredMessage> rows) {
        var open = new ArrayList<PlannedCall>();
        for (var row : rows) {
            if (row.isFrom("assistant")) {
                open.clear();
                open.addAll(calls(row.toolCalls()));
            }
            open.removeIf(call -> call.id().equals(row.toolCallId()));
        }
        return open;
    }

    private static List<PlannedCall> calls(String json) {
        try {
            return json.isEmpty()
                    ? List.of()
                    : JsonMapper.shared().readTree(json).valueStream()
                            .map(call -> new PlannedCall(call.path("id").asString(""),
                                    call.path("function").path("name").asString(""), "", ""))
                            .toList();
        } catch (JacksonException _) {
            return List.of();
        }
    }
}
