package dev.talaria.gateway.hermes;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.talaria.gateway.hermes.AttachedSession.Binding;
import dev.talaria.gateway.rpc.RpcEvent;
import tools.jackson.databind.JsonNode;

/// Where a session is live, or that contact with it was lost, and which of its events were heard there. Guarded by its session.
final class Whereabouts {
    private final Sequence sequence = new Sequence();
    private Optional<Binding> binding = Optional.empty();
    private boolean lost;

    Optional<Binding> binding() {
        return binding;
    }

    boolean isOn(BackendSocket socket) {
        return binding.filter(where -> where.socket() == socket).isPresent();
    }

    /// Whether it was live when contact was lost.
    boolean isLost() {
        return lost;
    }

    /// Whether what is known of it is still so, as far as anybody here can know.
    boolean isKnown() {
        return binding.isPresent() || lost;
    }

    /// Whether it was live here before, on whichever socket.
    boolean wasLive() {
        return !sequence.runtime().isEmpty();
    }

    boolean isAmong(Set<String> runtimes) {
        return runtimes.contains(sequence.runtime());
    }

    /// It is on this socket now, and what was missed before is told in another way.
    void stands(JsonNode result, BackendSocket socket) {
        bind(result, socket);
        sequence.skip();
    }

    private void bind(JsonNode result, BackendSocket socket) {
        var runtime = result.path("session_id").asString("");
        sequence.bind(runtime, socket.epoch());
        binding = Optional.of(new Binding(runtime, socket));
    }

    /// Contact with it is there again.
    ///
    /// @return whether it was lost
    boolean found() {
        var before = lost;
        lost = false;
        return before;
    }

    /// Whether the backend can tell what was missed since the contact was lost.
    boolean canCatchUp(JsonNode result, BackendSocket socket) {
        return lost && sequence.canGoOn(result.path("session_id").asString(""), socket.epoch());
    }

    long seen() {
        return sequence.seen();
    }

    /// It is on this socket again; what comes is kept until what was missed has been told.
    void waitForMissed(JsonNode result, BackendSocket socket) {
        bind(result, socket);
        sequence.hold();
    }

    /// What came while what was missed had not been told yet.
    List<RpcEvent> release() {
        return sequence.release();
    }

    /// @return whether it has to wait for what was missed
    boolean keeps(RpcEvent event) {
        return sequence.keeps(event);
    }

    /// @return false where it was heard before
    boolean isNew(RpcEvent event) {
        return sequence.isNew(event);
    }

    void lost() {
        binding.ifPresent(_ -> lost = true);
        binding = Optional.empty();
        sequence.release();
    }

    void forgotten() {
        binding = Optional.empty();
        lost = false;
        sequence.release();
    }
}
