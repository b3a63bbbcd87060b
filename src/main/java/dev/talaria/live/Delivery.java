package dev.talaria.live;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.Gateways;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.Snapshot;
import dev.talaria.gateway.Submission;
import dev.talaria.live.LiveTurn.Phase;
import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.Background;
import dev.talaria.team.PromptQueue.Kept;
import dev.talaria.team.Rights;

/// Brings one prompt to its agent: opens the session there, gives it the files, submits the text. Each step waits for the reply to
/// the one before.
@Component
class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    /// The agent is there, and did not take the prompt.
    private static final Set<Refusal> NOT_TAKEN = EnumSet.of(Refusal.BUSY, Refusal.FAILED, Refusal.INVALID,
            Refusal.UNSUPPORTED);

    private final SessionBook book;
    private final Gateways gateways;
    private final Transcripts transcripts;
    private final Cuts cuts;
    private final Uploads uploads;
    private final Arrivals arrivals;
    private final NewSessions newSessions;
    private final Renewal renewal;
    private final Rights rights;
    private final Background background;
    private final Clock clock;

    Delivery(SessionBook book, Gateways gateways, Transcripts transcripts, Uploads uploads, Arrivals arrivals,
            NewSessions newSessions, Renewal renewal, Rights rights, Background background, Clock clock) {
        this.book = book;
        this.gateways = gateways;
        this.transcripts = transcripts;
        this.cuts = new Cuts(transcripts);
        this.uploads = uploads;
        this.arrivals = arrivals;
        this.newSessions = newSessions;
        this.renewal = renewal;
        this.rights = rights;
        this.background = background;
        this.clock = clock;
    }

    /// Where it fails, the prompt's turn says so. Reads files on the way: not for a thread that must not wait.
    void begin(Kept prompt) {
        guarded(prompt, () -> open(prompt));
    }

    private void open(Kept prompt) {
        var session = prompt.session();
        var gateway = gateways.of(session.profile());
        if (gateway.isEmpty()) {
            arrivals.fail(prompt, "There is no such profile any more.");
        } else if (!rights.mayTalk(prompt.author(), session.profile())) {
            arrivals.fail(prompt, prompt.author().name() + " may not talk to this profile any more.");
        } else {
            lookAtTheFile(prompt);
            attach(prompt, gateway.get());
        }
    }

    /// A session that is live already need not be read by its backend again.
    private void attach(Kept prompt, Gateway gateway) {
        var session = prompt.session();
        if (book.isAttached(session)) {
            give(prompt, gateway);
            return;
        }
        then(prompt, gateway.attach(book.of(session).tip()), reply -> {
            switch (reply) {
                case Reply.Done<Snapshot>(var snapshot) -> opened(prompt, gateway, snapshot);
                case Reply.Refused<Snapshot> refused -> newSessions.unwritten(session)
                        .filter(_ -> refused.why() == Refusal.GONE)
                        .ifPresentOrElse(wanted -> beginAnew(prompt, gateway, wanted),
                                () -> arrivals.refused(prompt, gateway, refused));
            }
        });
    }

    /// Nothing was ever said in it, so that nothing is lost by another one in its place.
    private void beginAnew(Kept prompt, Gateway gateway, NewSession wanted) {
        then(prompt, gateway.create(wanted), reply -> {
            switch (reply) {
                case Reply.Done<Snapshot>(var snapshot) -> {
                    var moved = renewal.takeOver(prompt, snapshot);
                    guarded(moved, () -> {
                        lookAtTheFile(moved);
                        give(moved, gateway);
                    });
                }
                case Reply.Refused<Snapshot> refused -> arrivals.refused(prompt, gateway, refused);
            }
        });
    }

    /// The segment that it goes on in, which another program may have begun, and what was there before the turn.
    private void lookAtTheFile(Kept prompt) {
        var session = prompt.session();
        transcripts.end(session.profile(), session.root()).ifPresent(end -> {
            book.learn(session, end.tip());
            arrivals.ofTurn(prompt, state -> state.at(end.tip()));
        });
        transcripts.lastRow(session.profile())
                .ifPresent(row -> arrivals.ofTurn(prompt, state -> state.turn(turn -> turn.withAfter(row))));
    }

    private void opened(Kept prompt, Gateway gateway, Snapshot snapshot) {
        book.learn(prompt.session(), snapshot.session());
        book.attached(prompt.session());
        if (snapshot.running()) {
            arrivals.foundBusy(prompt, snapshot);
            return;
        }
        arrivals.ofTurn(prompt, state -> SessionFold.found(state, snapshot, clock.instant()));
        give(prompt, gateway);
    }

    private void give(Kept prompt, Gateway gateway) {
        var from = cuts.of(prompt);
        if (from.isEmpty() && prompt.replaces().filter(row -> !cuts.isMade(prompt, row)).isPresent()) {
            arrivals.fail(prompt, "This prompt can't be changed any more: the conversation was compressed since.");
            return;
        }
        then(prompt, uploads.give(gateway, book.of(prompt.session()).tip(), prompt.attachments()), given -> {
            switch (given) {
                case Reply.Done<Uploads.Given>(var files) -> submit(prompt, gateway, files, from);
                case Reply.Refused<Uploads.Given>(_, var words) -> arrivals.fail(prompt, words);
            }
        });
    }

    private void submit(Kept prompt, Gateway gateway, Uploads.Given files, Optional<Submission.Cut> from) {
        var state = arrivals.ofTurn(prompt,
                known -> known.isIn(Phase.SENDING) ? known.signs(Signs::submit) : known);
        if (!state.signs().submitted()) {
            Uploads.takeBack(gateway, state.tip(), files);
            arrivals.withdraw(prompt);
            return;
        }
        var text = Stream.concat(files.references().stream(), Stream.of(prompt.text()))
                .collect(Collectors.joining("\n"));
        var submission = new Submission(text, from);
        then(prompt, gateway.submit(state.tip(), submission), reply -> {
            switch (reply) {
                case Reply.Done<Gateway.Submitted>(var how) -> arrivals.taken(prompt, gateway, how);
                case Reply.Refused<Gateway.Submitted> refused -> {
                    if (NOT_TAKEN.contains(refused.why())) {
                        Uploads.takeBack(gateway, state.tip(), files);
                    }
                    arrivals.refused(prompt, gateway, refused);
                }
            }
        });
    }

    private <T> void then(Kept prompt, CompletableFuture<T> reply, Consumer<T> next) {
        reply.whenCompleteAsync((value, failure) -> guarded(prompt, () -> {
            if (failure != null) {
                throw new IllegalStateException("A gateway failed where it should have refused", failure);
            }
            next.accept(value);
        }), background::run);
    }

    private void guarded(Kept prompt, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            LOG.error("A prompt for {} could not be sent", prompt.session(), failure);
            arrivals.fail(prompt, "Talaria failed at sending this prompt.");
        }
    }
}
