package dev.talaria.gateway.embedded;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.talaria.gateway.Answer;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.Subagent;
import dev.talaria.gateway.embedded.store.StoredSession.Totals;

/// A turn as its agent sees it: from the agent's thread, in the order of its calls. Once the turn is stopped every call
/// throws [Stopped].
final class Turn {
    private final RunningTurn running;
    private final Loop loop;
    private final Ids ids;
    private final Recall recall;

    Turn(RunningTurn running, Loop loop, Ids ids, Recall recall) {
        this.running = running;
        this.loop = loop;
        this.ids = ids;
        this.recall = recall;
    }

    /// What has been said before; its last message is the prompt.
    Recall recall() {
        return recall;
    }

    /// The prompt as it was typed.
    String prompt() {
        return running.prompt();
    }

    void think(String text) {
        tell(() -> running.think(text));
    }

    void say(String text) {
        tell(() -> running.say(text));
    }

    void announce(String tool) {
        tell(() -> running.announce(tool));
    }

    String newCallId() {
        return ids.call();
    }

    /// Ends what was said so far with the wish to make these calls.
    void plan(List<PlannedCall> calls) {
        tell(() -> running.plan(calls));
    }

    void begin(PlannedCall call) {
        tell(() -> running.begin(call));
    }

    void progress(PlannedCall call, String preview) {
        tell(() -> running.progress(call, preview));
    }

    /// @return what somebody has said meanwhile to steer the turn
    List<String> end(PlannedCall call, CallResult result) {
        return ask(() -> running.end(call, result));
    }

    void status(String kind, String text) {
        tell(() -> running.status(kind, text));
    }

    void move(Subagent subagent) {
        tell(() -> running.move(subagent));
    }

    void spend(String model, String provider, Totals totals, long contextUsed) {
        tell(() -> running.spend(model, provider, totals, contextUsed));
    }

    /// What was said to steer the turn and found no tool to go along with. Where there is none the turn is over.
    List<String> finish() {
        return ask(running::finish);
    }

    /// Whether somebody has allowed such things for longer than once.
    boolean isAllowed(String what) {
        return running.session().isAllowed(what);
    }

    /// Keeps a decision that holds for longer than once.
    void remember(String what, InputRequest.Choice choice) {
        switch (choice) {
            case SESSION -> running.session().allow(what);
            case ALWAYS -> running.session().allowForEver(what);
            case ONCE, DENY -> refuseIfStopped();
        }
    }

    /// Waits for somebody's answer, or for the end of the time to give one.
    ///
    /// @param request makes the request with the id it gets
    Answer ask(Function<Asking, InputRequest> request) {
        var answer = new CompletableFuture<Answer>();
        var id = ids.request();
        tell(() -> running.request(id, request, answer));
        try {
            return either(answer, running.inputLimit());
        } catch (TimeoutException _) {
            loop.post(() -> running.expire(id));
            return joined(answer);
        }
    }

    /// Waits, unless the turn is stopped.
    void pause(Duration time) {
        if (time.isPositive()) {
            try {
                either(new CompletableFuture<>(), time);
            } catch (TimeoutException _) {
                refuseIfStopped();
            }
        }
        refuseIfStopped();
    }

    /// Done when the turn is stopped.
    CompletableFuture<Void> stopped() {
        return running.stopped();
    }

    void refuseIfStopped() {
        if (running.stopped().isDone()) {
            throw new Stopped();
        }
    }

    private void tell(Runnable change) {
        refuseIfStopped();
        loop.post(() -> running.whileOn(change));
    }

    private <T> T ask(Supplier<T> question) {
        var answer = new CompletableFuture<T>();
        tell(() -> answer.complete(question.get()));
        return joined(answer);
    }

    private <T> T joined(CompletableFuture<T> answer) {
        try {
            return either(answer, Duration.ofDays(1));
        } catch (TimeoutException _) {
            throw new Stopped();
        }
    }

    private <T> T either(CompletableFuture<T> answer, Duration limit) throws TimeoutException {
        try {
            CompletableFuture.anyOf(answer, running.stopped()).get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
        refuseIfStopped();
        return answer.join();
    }
}
