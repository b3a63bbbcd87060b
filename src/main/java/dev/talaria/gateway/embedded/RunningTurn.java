package dev.talaria.gateway.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.gateway.Answer;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayEvent.Ending;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.Subagent;
import dev.talaria.gateway.TurnFailure;
import dev.talaria.gateway.embedded.store.StoreFailure;
import dev.talaria.gateway.embedded.store.StoredSession.Totals;
import dev.talaria.shared.StoredId;

/// A turn as the loop sees it: tells its events, writes its rows, and ends it exactly once. All but [#stopped] and what never
/// changes belongs to the loop.
final class RunningTurn {
    private static final Logger LOG = LoggerFactory.getLogger(RunningTurn.class);

    static final CallResult INTERRUPTED = CallResult
            .of("{\"output\": \"[Interrupted]\", \"exit_code\": 130, \"error\": null}");

    private final EmbeddedSession session;
    private final String prompt;
    private final Stage stage;
    private final Instant startedAt;
    private final TurnRows rows;
    private final OpenRequests requests = new OpenRequests();
    private final Map<String, Instant> begun = new HashMap<>();
    private final List<String> steers = new ArrayList<>();
    private final StringBuilder whole = new StringBuilder();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private boolean over;

    RunningTurn(EmbeddedSession session, String prompt, Stage stage) {
        this.session = session;
        this.prompt = prompt;
        this.stage = stage;
        this.startedAt = stage.clock().instant();
        this.rows = new TurnRows(session, stage.store());
    }

    EmbeddedSession session() {
        return session;
    }

    String prompt() {
        return prompt;
    }

    Instant startedAt() {
        return startedAt;
    }

    CompletableFuture<Void> stopped() {
        return stopped;
    }

    Duration inputLimit() {
        return stage.inputLimit();
    }

    /// All that was said so far.
    String answerSoFar() {
        return whole.toString();
    }

    List<InputRequest> requests() {
        return requests.all();
    }

    /// Does it unless the turn is over. What cannot be written down ends the turn.
    void whileOn(Runnable change) {
        if (!over) {
            try {
                change.run();
            } catch (StoreFailure failure) {
                fail(new TurnFailure("disk", failure.words(), failure.words(), true));
            }
        }
    }

    void think(String text) {
        rows.think(text);
        stage.tell(new GatewayEvent.ReasoningGrew(id(), text));
    }

    void say(String text) {
        rows.say(text);
        whole.append(text);
        stage.tell(new GatewayEvent.TextGrew(id(), text));
    }

    void announce(String tool) {
        stage.tell(new GatewayEvent.ToolAnnounced(id(), tool));
    }

    void plan(List<PlannedCall> calls) {
        rows.plan(calls);
        whole.append("\n\n");
    }

    void begin(PlannedCall call) {
        begun.put(call.id(), stage.clock().instant());
        stage.tell(new GatewayEvent.ToolStarted(id(), call.id(), call.name(), call.context(), call.arguments()));
    }

    void progress(PlannedCall call, String preview) {
        stage.tell(new GatewayEvent.ToolProgressed(id(), call.name(), preview));
    }

    List<String> end(PlannedCall call, CallResult result) {
        var said = takeSteers();
        rows.result(call, Guidance.with(result.result(), said));
        tellEnd(call, result);
        return said;
    }

    private void tellEnd(PlannedCall call, CallResult result) {
        var took = Optional.ofNullable(begun.remove(call.id()))
                .map(since -> Duration.between(since, stage.clock().instant()));
        stage.tell(new GatewayEvent.ToolEnded(id(), call.id(), call.name(), call.arguments(), result.result(),
                result.diff(), result.todos(), took));
    }

    void status(String kind, String text) {
        stage.tell(new GatewayEvent.StatusSaid(id(), kind, text));
    }

    void move(Subagent subagent) {
        stage.tell(new GatewayEvent.SubagentMoved(id(), subagent));
    }

    void spend(String model, String provider, Totals totals, long contextUsed) {
        session.spent(totals, contextUsed);
        stage.store().spent(session.tip(), model, provider, totals);
    }

    void request(String id, Function<Asking, InputRequest> request, CompletableFuture<Answer> answer) {
        var now = stage.clock().instant();
        var made = request.apply(new Asking(id, now, Optional.of(now.plus(stage.inputLimit()))));
        requests.add(made, answer);
        stage.tell(new GatewayEvent.InputRequested(id(), made));
    }

    boolean answer(String request, Answer answer) {
        return requests.answer(request, answer);
    }

    /// The agent goes on without an answer.
    void expire(String request) {
        if (requests.answer(request, new Answer.Declined())) {
            stage.tell(new GatewayEvent.InputWithdrawn(id(), request, "timeout"));
        }
    }

    void steer(String text) {
        steers.add(text);
    }

    private List<String> takeSteers() {
        var said = List.copyOf(steers);
        steers.clear();
        return said;
    }

    /// Ends the turn, unless somebody's words have not been heard yet.
    List<String> finish() {
        var said = takeSteers();
        if (said.isEmpty()) {
            rows.answer();
            name();
            over(Ending.COMPLETE, Optional.of(rows.text()), Optional.empty());
        } else {
            rows.answerAndGoOn(String.join("\n\n", said));
        }
        return said;
    }

    private void name() {
        if (session.title().isEmpty()) {
            stage.store().nameIfNameless(session.tip(), FirstTitle.of(prompt)).ifPresent(title -> {
                session.callIt(title);
                stage.tell(new GatewayEvent.Renamed(id(), title));
            });
        }
    }

    void stop() {
        if (!over) {
            written(() -> {
                closeCalls();
                rows.breakOff();
            });
            over(Ending.INTERRUPTED, Optional.of(rows.text()).filter(text -> !text.isEmpty()), Optional.empty());
        }
    }

    void fail(TurnFailure failure) {
        if (!over) {
            written(() -> {
                closeCalls();
                rows.fail(failure);
            });
            over(Ending.FAILED, Optional.empty(), Optional.of(failure));
        }
    }

    /// A call without a result would make the history unfit for every model.
    private void closeCalls() {
        for (var call : rows.unanswered()) {
            rows.result(call, INTERRUPTED.result());
            if (begun.containsKey(call.id())) {
                tellEnd(call, INTERRUPTED);
            }
        }
    }

    private static void written(Runnable writing) {
        try {
            writing.run();
        } catch (StoreFailure failure) {
            LOG.warn("The end of a turn was not written down: {}", failure.words());
        }
    }

    private void over(Ending ending, Optional<String> text, Optional<TurnFailure> failure) {
        over = true;
        stopped.complete(null);
        requests.withdraw()
                .forEach(request -> stage.tell(new GatewayEvent.InputWithdrawn(id(), request, "interrupted")));
        stage.tell(new GatewayEvent.TurnEnded(id(), ending, text, failure));
        session.free();
        stage.tellFacts(session);
        stage.tell(new GatewayEvent.Freed(id()));
    }

    private StoredId id() {
        return session.first();
    }
}
