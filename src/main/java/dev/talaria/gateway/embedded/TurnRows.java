package dev.talaria.gateway.embedded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.talaria.gateway.TurnFailure;
import dev.talaria.gateway.embedded.store.SessionStore;
import dev.talaria.gateway.embedded.store.StoredMessage;

/// Writes down what happens in a turn, step by step: what was said before a call is on disk before the call begins.
final class TurnRows {
    private final EmbeddedSession session;
    private final SessionStore store;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final Map<String, PlannedCall> unanswered = new LinkedHashMap<>();

    TurnRows(EmbeddedSession session, SessionStore store) {
        this.session = session;
        this.store = store;
    }

    void say(String more) {
        text.append(more);
    }

    void think(String more) {
        reasoning.append(more);
    }

    /// What was said since the last call.
    String text() {
        return text.toString().strip();
    }

    void plan(List<PlannedCall> calls) {
        var json = PlannedCall.json(calls.stream().map(PlannedCall::asMessage).toList());
        write(StoredMessage.calls(text(), reasoning.toString().strip(), json, calls.size()));
        calls.forEach(call -> unanswered.put(call.id(), call));
        text.setLength(0);
        reasoning.setLength(0);
    }

    void result(PlannedCall call, String result) {
        unanswered.remove(call.id());
        write(StoredMessage.result(call.id(), call.name(), result));
    }

    List<PlannedCall> unanswered() {
        return List.copyOf(unanswered.values());
    }

    void answer() {
        write(StoredMessage.answer(text(), reasoning.toString().strip(), "stop"));
    }

    /// A history whose last word is not the agent's would look as if somebody still worked on it.
    void breakOff() {
        var said = text().isEmpty() ? "Stopped before there was an answer." : text();
        write(StoredMessage.answer(said, reasoning.toString().strip(), "stop"));
    }

    void fail(TurnFailure failure) {
        var rows = new ArrayList<StoredMessage>();
        if (!text().isEmpty()) {
            rows.add(StoredMessage.answer(text(), reasoning.toString().strip(), "stop"));
        }
        rows.add(StoredMessage.answer(asHermesSaysIt(failure), "", "error"));
        store.append(session.tip(), rows);
    }

    private static String asHermesSaysIt(TurnFailure failure) {
        return failure.sentence().startsWith("HTTP ") ? failure.sentence() : "Provider error: " + failure.sentence();
    }

    /// What was said in between without any call, before somebody's further words.
    void answerAndGoOn(String guidance) {
        answer();
        text.setLength(0);
        reasoning.setLength(0);
        write(StoredMessage.prompt(guidance));
    }

    private void write(StoredMessage message) {
        store.append(session.tip(), List.of(message));
    }
}
