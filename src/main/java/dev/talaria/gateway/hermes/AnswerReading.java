package dev.talaria.gateway.hermes;

import static dev.talaria.gateway.hermes.JsonFields.flag;
import static dev.talaria.gateway.hermes.JsonFields.said;
import static dev.talaria.gateway.hermes.JsonFields.text;

import java.util.ArrayList;
import java.util.List;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;

/// Reads what a turn says and thinks, as it grows.
final class AnswerReading {
    private final StoredId session;
    private final TurnText turn;
    private final Standing standing;
    private final boolean othersPrompts;

    /// @param othersPrompts whether it is told what other clients have sent
    AnswerReading(StoredId session, TurnText turn, Standing standing, boolean othersPrompts) {
        this.session = session;
        this.turn = turn;
        this.standing = standing;
        this.othersPrompts = othersPrompts;
    }

    List<GatewayEvent> begun(JsonNode payload) {
        standing.begins();
        turn.begin();
        return List.of(new GatewayEvent.TurnStarted(session,
                said(payload.path("input"), "text").filter(_ -> othersPrompts)));
    }

    List<GatewayEvent> grew(JsonNode payload) {
        var grown = text(payload, "text").orElse("");
        if (grown.isEmpty()) {
            return List.of();
        }
        var events = goesOn();
        turn.said(grown);
        events.add(new GatewayEvent.TextGrew(session, grown));
        return events;
    }

    List<GatewayEvent> remarked(JsonNode payload) {
        var events = goesOn();
        said(payload, "text").ifPresent(text -> events.add(
                new GatewayEvent.Remarked(session, text, flag(payload, "already_streamed").orElse(false))));
        turn.toolCalled();
        return events;
    }

    List<GatewayEvent> thought(JsonNode payload) {
        var grown = text(payload, "text").orElse("");
        if (grown.isEmpty()) {
            return List.of();
        }
        var events = goesOn();
        turn.reasoned();
        events.add(new GatewayEvent.ReasoningGrew(session, grown));
        return events;
    }

    /// What is called reasoning may be the answer once more: it waits until that is known.
    List<GatewayEvent> mayHaveThought(JsonNode payload) {
        turn.hold(text(payload, "text").orElse(""));
        return List.of();
    }

    List<GatewayEvent> announced(JsonNode payload) {
        var events = toolCalled();
        events.add(new GatewayEvent.ToolAnnounced(session, text(payload, "name").orElse("")));
        return events;
    }

    List<GatewayEvent> toolCalled() {
        var events = goesOn();
        turn.toolCalled();
        return events;
    }

    /// Something of a turn comes: it runs, and what waited was its reasoning after all.
    private List<GatewayEvent> goesOn() {
        standing.goesOn();
        var events = new ArrayList<GatewayEvent>();
        turn.release().ifPresent(text -> events.add(new GatewayEvent.ReasoningGrew(session, text)));
        return events;
    }
}
