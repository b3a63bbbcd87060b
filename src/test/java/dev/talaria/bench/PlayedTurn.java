package dev.talaria.bench;

import java.util.List;

import dev.talaria.fake.FakeGateway;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.sessions.SessionSummary;
import dev.talaria.shared.StoredId;

/// A turn of a stored session whose answer the benchmark itself dictates.
record PlayedTurn(FakeGateway agent, StoredId session) {
    /// Sends a prompt to the session, and is done when its turn runs.
    static PlayedTurn begin(RunningTalaria talaria, SessionSummary session) {
        var turn = new PlayedTurn(talaria.gateway(session.key().profile()), session.tip());
        var before = turn.agent.calls("submit").size();
        talaria.prompts().send(talaria.member(), session.key(), "Tell me all about it", List.of(), false);
        RunningTalaria.await(() -> turn.agent.calls("submit").size() > before);
        turn.agent.emit(new GatewayEvent.TurnStarted(turn.session));
        return turn;
    }

    void says(String text) {
        agent.emit(new GatewayEvent.TextGrew(session, text));
    }
}
