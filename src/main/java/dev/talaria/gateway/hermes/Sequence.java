package dev.talaria.gateway.hermes;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.talaria.gateway.rpc.RpcEvent;

/// Which of a session's events were heard, where the backend counts them, and which have to wait until those that were missed are
/// told. Guarded by its session.
final class Sequence {
    private String runtime = "";
    private String epoch = "";
    private long seen = -1;
    private @Nullable List<RpcEvent> held;

    /// Goes on where the same run of the backend counts the same session; else it begins anew.
    void bind(String boundRuntime, String boundEpoch) {
        if (!runtime.equals(boundRuntime) || !epoch.equals(boundEpoch)) {
            seen = -1;
        }
        runtime = boundRuntime;
        epoch = boundEpoch;
    }

    String runtime() {
        return runtime;
    }

    /// Whether the backend can tell what came after the last one that was heard.
    boolean canGoOn(String boundRuntime, String boundEpoch) {
        return seen >= 0 && !epoch.isEmpty() && epoch.equals(boundEpoch) && runtime.equals(boundRuntime);
    }

    /// The number of the last one; negative where none had one.
    long seen() {
        return seen;
    }

    /// Takes note of an event.
    ///
    /// @return false where it was heard before
    boolean isNew(RpcEvent event) {
        if (event.seq().isEmpty()) {
            return true;
        }
        var number = event.seq().getAsLong();
        var isNew = number > seen;
        seen = Math.max(seen, number);
        return isNew;
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
