package dev.talaria.gateway.hermes;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import dev.talaria.gateway.Gateway.Submitted;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.hermes.AttachedSession.Binding;
import tools.jackson.databind.node.StringNode;

/// Finds out whether a prompt arrived, where contact was lost before it was answered: by what the session shows afterwards.
final class Arrival {
    static final Optional<Submitted> NOT_ARRIVED = Optional.empty();

    private final Attaching attaching;
    private final Patience patience;
    private final GatewayKind kind;

    Arrival(Attaching attaching, Patience patience, GatewayKind kind) {
        this.attaching = attaching;
        this.patience = patience;
        this.kind = kind;
    }

    /// How the session stood before the prompt was sent.
    ///
    /// @param generation of the backend's process
    record Before(long generation, String runtime, boolean running, String lastPrompt) {}

    Before before(AttachedSession session) {
        var where = session.binding();
        return new Before(where.map(Binding::socket).map(socket -> socket.endpoint().generation()).orElse(-1L),
                where.map(Binding::runtime).orElse(""), session.isRunning(), session.lastPrompt());
    }

    /// @return nothing where it certainly did not arrive
    Optional<Submitted> of(AttachedSession session, String text, Before before) {
        var found = look(session, text, before);
        if (found.isPresent()) {
            return found;
        }
        // What lay in the old socket may be read a moment later than the new one.
        pause();
        return look(session, text, before);
    }

    private Optional<Submitted> look(AttachedSession session, String text, Before before) {
        var opened = seen(session);
        var answer = opened.answer();
        if (JsonFields.text(answer.path("inflight"), "user").filter(prompt -> SentText.isShownAs(text, prompt))
                .isPresent()) {
            return Optional.of(Submitted.STARTED);
        }
        if (answer.path("queued").toString().contains(quoted(text))) {
            return Optional.of(Submitted.QUEUED);
        }
        var inflight = answer.path("inflight").isObject();
        var said = SentText.isShownAs(text, Conversations.lastPrompt(answer));
        var isNew = !SentText.isShownAs(text, before.lastPrompt());
        if ((said && isNew) || (opened.snapshot().running() && !inflight && !before.running())) {
            return Optional.of(Submitted.STARTED);
        }
        var isSameProcess = opened.session().binding().filter(where -> isSameProcess(where, before)).isPresent();
        if (said || opened.snapshot().running() || !isSameProcess || !answer.path("messages").isArray()
                || answer.path("messages_omitted").asBoolean(false)) {
            throw uncertain();
        }
        return NOT_ARRIVED;
    }

    /// Nobody tells when a backend on another host is started anew: only the id shows it, which no two processes give.
    private boolean isSameProcess(Binding where, Before before) {
        return where.socket().endpoint().generation() == before.generation()
                && (kind != GatewayKind.REMOTE || where.runtime().equals(before.runtime()));
    }

    private Attaching.Opened seen(AttachedSession session) {
        try {
            return attaching.look(session.name());
        } catch (NotDone _) {
            throw uncertain();
        }
    }

    private void pause() {
        try {
            var _ = new CompletableFuture<Boolean>()
                    .completeOnTimeout(true, patience.settle().toMillis(), TimeUnit.MILLISECONDS).get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw uncertain();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static NotDone uncertain() {
        return new NotDone(Refusal.UNCERTAIN,
                "Contact with the agent was lost while the prompt was sent: it may have arrived.");
    }

    private static String quoted(String text) {
        return StringNode.valueOf(text).toString();
    }
}
