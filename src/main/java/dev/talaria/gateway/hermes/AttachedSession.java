package dev.talaria.gateway.hermes;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.SessionFacts;
import dev.talaria.gateway.Snapshot;
import dev.talaria.gateway.TurnFailure;
import dev.talaria.gateway.rpc.RpcEvent;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One session that was created or attached here: under which ids it is known, on which socket it is, and how it stands.
final class AttachedSession {
    private final StoredId name;
    private final EventReading reading;
    private final Follower follower;
    private final ReentrantLock attaching = new ReentrantLock();
    private final Whereabouts whereabouts = new Whereabouts();
    private final TurnCourse course = new TurnCourse();
    private final Compaction compaction = new Compaction();
    private final Set<String> claimed = new HashSet<>();
    private Optional<NewSession> unborn = Optional.empty();
    private boolean denied;
    private CompletableFuture<Boolean> freed = new CompletableFuture<>();
    private SessionFacts facts = SessionFacts.NONE;
    /// Whether it was too large to be shown whole.
    private volatile boolean tooMuch;
    /// What went wrong in the turn that runs, without an end being told.
    private Optional<GatewayEvent.Failed> beside = Optional.empty();

    /// Where it is live.
    record Binding(String runtime, BackendSocket socket) {}

    /// Hears what comes of it; must not wait.
    interface Follower {
        void told(AttachedSession session, GatewayEvent event);

        /// The answer is finished, and nothing says that the session is free.
        ///
        /// @param answer how manieth it is
        void ended(AttachedSession session, int answer);

        /// No turn may run any more, and nothing may say so.
        ///
        /// @param end what it came to then
        void doubted(AttachedSession session, GatewayEvent end);

        /// It may go on under another stored id, which this backend does not tell by itself.
        void compacted(AttachedSession session);
    }

    AttachedSession(StoredId name, EventReading reading, Follower follower) {
        this.name = name;
        this.reading = reading;
        this.follower = follower;
    }

    /// The id under which the session was created or attached here first.
    StoredId name() {
        return name;
    }

    /// Held while it is attached, so that it is not attached twice.
    ReentrantLock attaching() {
        return attaching;
    }

    synchronized StoredId now() {
        return reading.now();
    }

    synchronized Optional<Binding> binding() {
        return whereabouts.binding();
    }

    synchronized boolean isOn(BackendSocket socket) {
        return whereabouts.isOn(socket);
    }

    /// Whether a turn runs, as far as is known, or a prompt was accepted that begins one.
    synchronized boolean isRunning() {
        return whereabouts.isKnown() && !denied && course.isRunning(reading.isBusy());
    }

    /// Whether a turn runs whose answer is not finished.
    synchronized boolean isAnswering() {
        return whereabouts.isKnown() && !denied && course.isAnswering(reading.isBusy());
    }

    synchronized boolean isWaiting() {
        return whereabouts.isKnown() && !reading.requests().isEmpty();
    }

    synchronized List<OpenRequest> requests() {
        return reading.requests();
    }

    /// Takes note that its turn is asked to stop.
    ///
    /// @return false where that was asked before
    synchronized boolean stops() {
        return course.stops();
    }

    /// Whether a stop came too late for the turn that it was meant for, and nothing runs that it could meet.
    synchronized boolean isStopLeft() {
        return course.isStopLeft() && !isRunning();
    }

    /// Takes a request to answer it: nobody else gets it then. Nothing where it is not open any more.
    synchronized Optional<OpenRequest> claim(String request) {
        return reading.request(request).filter(open -> claimed.add(open.id()));
    }

    /// @param answered whether the claimed request is over; else somebody may try again
    synchronized void settleClaim(OpenRequest request, boolean answered) {
        claimed.remove(request.id());
        if (answered) {
            reading.answered(request.id());
        }
    }

    /// How it was wanted, while it has no prompt: until then nothing of it is on disk.
    synchronized Optional<NewSession> unborn() {
        return unborn;
    }

    synchronized void isUnborn(NewSession wanted) {
        unborn = Optional.of(wanted);
    }

    /// The text of the newest prompt that is known.
    synchronized String lastPrompt() {
        return course.lastPrompt();
    }

    /// How many turns have begun so far.
    synchronized int turns() {
        return course.turns();
    }

    /// How many steps its turns have made so far.
    synchronized int moves() {
        return course.moves();
    }

    /// A prompt was taken that begins a turn, which may have begun already.
    ///
    /// @param turns how many had begun before
    synchronized void accepted(String prompt, int turns) {
        unborn = Optional.empty();
        denied = false;
        course.accepted(prompt, turns);
    }

    /// Whether it was live when contact was lost.
    synchronized boolean isMissed() {
        return whereabouts.isLost();
    }

    /// Whether one of these is an id of it.
    synchronized boolean isAmong(Set<String> ids) {
        return whereabouts.isAmong(ids) || ids.contains(reading.now().value());
    }

    /// Done when the session is free the next time.
    synchronized CompletableFuture<Boolean> freed() {
        return freed.copy();
    }

    /// How it stands as far as was heard.
    synchronized Snapshot known() {
        return new Snapshot(reading.now(), facts, isRunning(), false, Optional.empty(),
                reading.requests().stream().<InputRequest>map(OpenRequest::request).toList(), Optional.empty());
    }

    /// Takes what opening it answered as the truth.
    synchronized Snapshot stands(JsonNode result, BackendSocket socket) {
        var before = reading.now();
        var wasLive = whereabouts.wasLive();
        var snapshot = reading.stands(result);
        if (!whereabouts.isAmong(Set.of(result.path("session_id").asString("")))) {
            course.isAnother();
        }
        whereabouts.stands(result, socket);
        beside = Optional.empty();
        course.stands(Conversations.lastPrompt(result));
        compaction.stands(snapshot.facts());
        facts = facts.with(snapshot.facts());
        if (wasLive && !snapshot.session().equals(before)) {
            follower.told(this, new GatewayEvent.Rotated(name, snapshot.session()));
        }
        if (whereabouts.found()) {
            follower.told(this, new GatewayEvent.Reattached(name, snapshot));
        }
        return snapshot;
    }

    /// Whether the backend can tell what was missed since the contact was lost.
    synchronized boolean canCatchUp(JsonNode result, BackendSocket socket) {
        return whereabouts.canCatchUp(result, socket);
    }

    synchronized long seen() {
        return whereabouts.seen();
    }

    /// It is on this socket again; what comes is kept until what was missed has been told.
    synchronized void waitForMissed(JsonNode result, BackendSocket socket) {
        whereabouts.waitForMissed(result, socket);
    }

    /// Tells what was missed, and then what came meanwhile.
    synchronized Snapshot caughtUp(JsonNode result, List<RpcEvent> told, JsonNode openRequests) {
        var _ = whereabouts.found();
        told.forEach(this::hear);
        reading.stillOpen(openRequests).forEach(this::told);
        release();
        return SnapshotReading.snapshot(result, reading.now(), reading.requests());
    }

    /// What was missed cannot be told: the state is the truth.
    synchronized Snapshot notCaughtUp(JsonNode result, BackendSocket socket) {
        var snapshot = stands(result, socket);
        release();
        return snapshot;
    }

    /// Hears an event of it; one that was heard before says nothing.
    synchronized void heard(RpcEvent event) {
        if (!whereabouts.keeps(event)) {
            hear(event);
        }
    }

    synchronized void asked(String id, String method, JsonNode params, Runnable unknown) {
        reading.asked(id, method, params).ifPresentOrElse(events -> events.forEach(this::told), unknown);
    }

    /// The backend was asked, and says that no turn runs; until something else is heard, it is believed. Whoever asked tells people.
    synchronized void isDenied() {
        denied = true;
    }

    /// The backend was asked, and says that no turn runs: this is the end of the one whose end nobody told.
    synchronized void isOver(GatewayEvent end) {
        if (isAnswering()) {
            told(end);
        }
        isFree();
    }

    /// The backend was asked, and says that no turn runs.
    synchronized void isFree() {
        hear(event("session.info", JsonNodeFactory.instance.objectNode().put("running", false)));
        if (isRunning()) {
            // taken, and never begun
            told(new GatewayEvent.Freed(name));
        }
    }

    /// The backend was asked under which id it is stored now.
    synchronized void isStoredAs(StoredId id) {
        var _ = compaction.settle();
        hear(event("session.info", JsonNodeFactory.instance.objectNode().put("stored_session_id", id.value())));
    }

    /// How manieth answer has ended and was not followed by anything since.
    synchronized boolean isStillEnded(int answer) {
        return course.isLastEnded(answer) && reading.isBusy();
    }

    /// Contact with it is lost: what it does now is not heard.
    synchronized void lost() {
        whereabouts.lost();
    }

    boolean isTooMuch() {
        return tooMuch;
    }

    void tooMuch() {
        tooMuch = true;
    }

    /// It is live no more, and nobody needs to know.
    synchronized void forgotten() {
        whereabouts.forgotten();
        beside = Optional.empty();
        course.forgotten();
    }

    private void release() {
        whereabouts.release().forEach(this::hear);
    }

    private void hear(RpcEvent event) {
        if (whereabouts.isNew(event)) {
            denied = false;
            reading.read(event).forEach(this::told);
        }
    }

    private void told(GatewayEvent event) {
        if (event instanceof GatewayEvent.Freed) {
            // a turn that was refused before its model was asked has no other end
            beside.ifPresent(this::told);
        }
        follower.told(this, event);
        switch (event) {
            case GatewayEvent.TurnStarted _ -> {
                beside = Optional.empty();
                course.began();
            }
            case GatewayEvent.TurnEnded turn -> {
                beside = Optional.empty();
                ended(turn.ending() == GatewayEvent.Ending.INTERRUPTED);
            }
            case GatewayEvent.Failed _ -> {
                beside = Optional.empty();
                ended(false);
            }
            case GatewayEvent.Freed _ -> isFreed();
            case GatewayEvent.StatusSaid(_, var kind, var words) -> {
                compaction.said(kind);
                if (kind.equals(EventReading.FAILED_BESIDE)) {
                    failedBeside(new GatewayEvent.Failed(name, new TurnFailure("runtime", words, words, true)));
                }
            }
            case GatewayEvent.FactsChanged(_, var newer) -> {
                facts = facts.with(newer);
                compaction.told(newer);
            }
            case GatewayEvent.Detached _ -> forgotten();
            // the rest changes nothing here
            default -> {
            }
        }
    }

    private void failedBeside(GatewayEvent.Failed failure) {
        beside = Optional.of(failure);
        follower.doubted(this, failure);
    }

    private void ended(boolean stopped) {
        var answer = course.ended(stopped);
        if (reading.isBusy()) {
            follower.ended(this, answer);
        }
    }

    private void isFreed() {
        course.settled();
        var before = freed;
        freed = new CompletableFuture<>();
        before.complete(true);
        if (compaction.settle()) {
            follower.compacted(this);
        }
    }

    private RpcEvent event(String type, ObjectNode payload) {
        return new RpcEvent(type, whereabouts.binding().map(Binding::runtime), payload, OptionalLong.empty());
    }
}
