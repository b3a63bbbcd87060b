package dev.talaria.gateway.embedded;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.gateway.Answer;
import dev.talaria.gateway.Gateway.Nothing;
import dev.talaria.gateway.Gateway.Submitted;
import dev.talaria.gateway.Gateway.Truth;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.Snapshot;
import dev.talaria.gateway.Submission;
import dev.talaria.gateway.TurnFailure;
import dev.talaria.gateway.embedded.store.SessionConfig;
import dev.talaria.gateway.embedded.store.StoreFailure;
import dev.talaria.gateway.embedded.store.SessionStore.NewRow;
import dev.talaria.shared.StoredId;

/// Sessions and their turns. Belongs to the loop, but for the agents, which play on threads of their own.
final class Talks {
    private static final Logger LOG = LoggerFactory.getLogger(Talks.class);

    private final EmbeddedSessions sessions;
    private final Stage stage;
    private final Loop loop;
    private final Ids ids;
    private final Agents agents;
    private final Executor players;
    private final AgentNotes notes;

    Talks(EmbeddedSessions sessions, Stage stage, Loop loop, Ids ids, Agents agents, Executor players,
            AgentNotes notes) {
        this.sessions = sessions;
        this.stage = stage;
        this.loop = loop;
        this.ids = ids;
        this.agents = agents;
        this.players = players;
        this.notes = notes;
    }

    /// Ends what a process of ours has left open that was killed.
    void closeLeft() {
        for (var segment : notes.left()) {
            try {
                LeftTurn.close(stage.store(), segment);
            } catch (StoreFailure failure) {
                LOG.warn("A turn that was broken off stays open: {}", failure.words());
            }
            notes.isOver(segment);
        }
    }

    Reply<Snapshot> create(NewSession wanted) {
        return Reply.done(snapshot(sessions.create(ids.session(), wanted)));
    }

    Reply<Snapshot> attach(StoredId id) {
        return with(id, session -> Reply.done(snapshot(session)));
    }

    private Snapshot snapshot(EmbeddedSession session) {
        var turn = session.turn();
        return new Snapshot(session.tip(), stage.facts().apply(session), turn.isPresent(), false,
                turn.map(running -> new Snapshot.Inflight(running.prompt(), running.answerSoFar(), List.of())),
                turn.map(RunningTurn::requests).orElse(List.of()), turn.map(RunningTurn::startedAt));
    }

    Reply<Truth> truth(StoredId id) {
        return Reply.done(sessions.live(id).map(Talks::truth).orElse(Truth.NOT_LIVE));
    }

    private static Truth truth(EmbeddedSession session) {
        return session.turn()
                .map(turn -> turn.requests().isEmpty() ? Truth.RUNNING : Truth.WAITING)
                .orElse(session.isBusy() ? Truth.RUNNING : Truth.IDLE);
    }

    Reply<Submitted> submit(StoredId id, Submission submission) {
        return with(id, session -> submit(session, submission));
    }

    private Reply<Submitted> submit(EmbeddedSession session, Submission submission) {
        if (submission.text().isBlank() && session.attachments().isEmpty()) {
            return Reply.refused(Refusal.INVALID, "There is nothing to send.");
        }
        if (session.isBusy()) {
            return Reply.refused(Refusal.BUSY, "A turn runs in this session.");
        }
        if (stage.store().isHeldByAnother(session.tip())) {
            return Reply.refused(Refusal.BUSY, "Another program is at work in this session.");
        }
        var agent = agents.agent();
        var row = new NewRow(session.folder(), agents.model(session.choices()), agents.provider(), session.title());
        var message = Attachments.message(submission.text(), session.attachments(),
                submission.from()
                        .flatMap(cut -> stage.store().message(session.tip(), cut.row()))
                        .map(Attachments::context)
                        .orElse(""));
        if (!stage.store().begin(session.tip(), row, submission.from().map(Submission.Cut::prompt), message)) {
            return Reply.refused(Refusal.GONE, "The message that was to be replaced is not there any more.");
        }
        if (!session.isStored() && !session.config().equals(SessionConfig.NONE)) {
            stage.store().choose(session.tip(), session.config());
        }
        session.nowStored();
        session.attachments().clear();
        play(session, submission.text(), agent);
        return Reply.done(Submitted.STARTED);
    }

    private void play(EmbeddedSession session, String prompt, Agent agent) {
        var running = new RunningTurn(session, prompt, stage);
        var recall = new Recall(stage.store().history(session.tip()), session.folder(), session.choices());
        session.turn(running);
        var segment = session.tip();
        notes.runs(segment);
        running.stopped().thenRun(() -> notes.isOver(segment));
        stage.tell(new GatewayEvent.TurnStarted(session.first()));
        stage.tellFacts(session);
        players.execute(() -> play(agent, new Turn(running, loop, ids, recall), running));
    }

    private void play(Agent agent, Turn turn, RunningTurn running) {
        try {
            agent.play(turn);
        } catch (Stopped _) {
            LOG.debug("A turn was stopped");
        } catch (TurnFailed failed) {
            loop.post(() -> running.fail(failed.failure()));
        } catch (RuntimeException failure) {
            LOG.error("The agent inside Talaria failed", failure);
            var words = "The agent inside Talaria failed. The log says more.";
            loop.post(() -> running.fail(new TurnFailure("runtime", words, words, true)));
        }
    }

    Reply<Nothing> stop(StoredId id) {
        sessions.live(id).flatMap(EmbeddedSession::turn).ifPresent(RunningTurn::stop);
        return Reply.done(new Nothing());
    }

    void stopAll() {
        sessions.all().forEach(session -> session.turn().ifPresent(RunningTurn::stop));
    }

    Reply<Boolean> steer(StoredId id, String text) {
        var turn = sessions.live(id).flatMap(EmbeddedSession::turn).filter(_ -> !text.isBlank());
        turn.ifPresent(running -> running.steer(text.strip()));
        return Reply.done(turn.isPresent());
    }

    Reply<Boolean> answer(StoredId id, InputRequest request, Answer answer) {
        if (!Answers.fit(request, answer)) {
            return Reply.refused(Refusal.INVALID, "This is no answer to what was asked.");
        }
        return Reply.done(sessions.live(id)
                .flatMap(EmbeddedSession::turn)
                .filter(turn -> turn.answer(request.id(), answer))
                .isPresent());
    }

    Reply<Nothing> close(StoredId id) {
        sessions.live(id).ifPresent(session -> {
            session.turn().ifPresent(RunningTurn::stop);
            sessions.forget(session);
        });
        return Reply.done(new Nothing());
    }

    private <T> Reply<T> with(StoredId id, Function<EmbeddedSession, Reply<T>> verb) {
        Optional<EmbeddedSession> session = sessions.attach(id);
        return session.map(verb).orElseGet(() -> Reply.refused(Refusal.GONE, EmbeddedSessions.NOT_HERE));
    }
}
