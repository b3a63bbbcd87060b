package dev.talaria.gateway.hermes;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.talaria.gateway.rpc.RpcEvent;

/// Which of a session's events were heard, where the backend counts them, and which have to wait until those that were missed are
/// told. Guarded by its session.
///
/// A backend counts before it sends, on several threads: an event may be overtaken by the next one, and is as new as it was.
final class Sequence {
    /// One that comes this much later does not come any more.
    private static final int LATEST = 64;

    private final TreeSet<Long> overtaken = new TreeSet<>();
    private String runtime = "";
    private String epoch = "";
    private long last = -1;
    private @Nullable List<RpcEvent> held;

    /// Goes on where the same run of the backend counts the same session; else it begins anew.
    void bind(String boundRuntime, String boundEpoch) {
        if (!runtime.equals(boundRuntime) || !epoch.equals(boundEpoch)) {
            last = -1;
            overtaken.clear();
        }
        runtime = boundRuntime;
        epoch = boundEpoch;
    }

    String runtime() {
        return runtime;
    }

    /// Whether the backend can tell what came after the last one that was heard.
    boolean canGoOn(String boundRuntime, String boundEpoch) {
        return last >= 0 && !epoch.isEmpty() && epoch.equals(boundEpoch) && runtime.equals(boundRuntime);
    }

    /// The number up to which all were heard; negative where none had one.
    long seen() {
        return overtaken.isEmpty() ? last : overtaken.first() - 1;
    }

    /// Takes note of an event.
    ///
    /// @return false where it was heard before
    boolean isNew(RpcEvent event) {
        if (event.seq().isEmpty()) {
            return true;
        }
        var number = event.seq().getAsLong();
        if (number <= last) {
            return overtaken.remove(number);
        }
        overtaken.headSet(number - LATEST).clear();
        for (var between = Math.max(last + 1, number - LATEST); last >= 0 && between < number; between++) {
            overtaken.add(between);
        }
        last = number;
        return true;
    }

    /// What was missed before now is told in another way.
    void skip() {
        overtaken.clear();
    }

    /// From now on events wait.
    void hold() {
        held = new ArrayList<>();
    }

    /// @return false where it has not to wait
    boolean keeps(RpcEvent event) {
        var waiting = held;
        return waiting != null && waiting.add(event);
    }

    /// Those that waited; none has to any more.
    List<RpcEvent> release() {
        var waited = held == null ? List.<RpcEvent>of() : held;
        held = null;
        return waited;
    }
}
