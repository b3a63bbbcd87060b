package dev.talaria.gateway.hermes;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.gateway.Answer;
import dev.talaria.gateway.Attached;
import dev.talaria.gateway.CommandOutcome;
import dev.talaria.gateway.Completion;
import dev.talaria.gateway.Compressed;
import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.ModelChoices;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SessionSetting;
import dev.talaria.gateway.SettingOutcome;
import dev.talaria.gateway.Snapshot;
import dev.talaria.gateway.Submission;
import dev.talaria.gateway.rpc.RpcFailure;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

/// The gateway to a Hermes, of whichever version and wherever it is.
public final class HermesGateway implements Gateway, BackendUse {
    private static final Logger LOG = LoggerFactory.getLogger(HermesGateway.class);

    private final ProfileName profile;
    private final BackendSource source;
    private final Clock clock;
    private final Errands errands;
    private final Contact contact;
    private final Attaching attaching;
    private final Answers answers;
    private final Settings settings;
    private final Models models;
    private final Typing typing;
    private final Files files;
    private final AtomicInteger pending = new AtomicInteger();

    HermesGateway(ProfileName profile, BackendSource source, Clock clock, Errands errands, Contact contact) {
        this.profile = profile;
        this.source = source;
        this.clock = clock;
        this.errands = errands;
        this.contact = contact;
        this.attaching = contact.attaching();
        this.answers = new Answers(contact.calls(), attaching, clock);
        this.settings = new Settings(contact.calls(), attaching, contact.contract(), contact);
        this.models = new Models(contact.calls(), attaching);
        this.typing = new Typing(contact.calls(), attaching);
        this.files = new Files(contact.calls(), attaching, contact.contract());
    }

    @Override
    public ProfileName profile() {
        return profile;
    }

    @Override
    public GatewayKind kind() {
        return source.kind();
    }

    @Override
    public GatewayHealth health() {
        return contact.health();
    }

    @Override
    public Use use() {
        var sessions = contact.sessions().all();
        if (sessions.stream().anyMatch(session -> session.isRunning() && !session.isWaiting())) {
            return Use.WORKS;
        }
        if (sessions.stream().anyMatch(AttachedSession::isWaiting)) {
            return Use.WAITS;
        }
        return pending.get() > 0 ? Use.WORKS : Use.IDLE;
    }

    @Override
    public CompletableFuture<Reply<GatewayHealth.Ready>> wake() {
        return verb(() -> {
            var socket = contact.link().stream();
            return health() instanceof GatewayHealth.Ready ready
                    ? ready
                    : new GatewayHealth.Ready(kind(), socket.endpoint().version(), contact.contract().number(),
                            clock.instant(), OptionalLong.empty());
        });
    }

    @Override
    public CompletableFuture<Reply<Snapshot>> create(NewSession wanted) {
        return verb(() -> settings.asWanted(attaching.create(wanted), wanted));
    }

    @Override
    public CompletableFuture<Reply<Snapshot>> attach(StoredId session) {
        return verb(() -> attaching.look(session).snapshot());
    }

    @Override
    public CompletableFuture<Reply<Truth>> ask(StoredId session) {
        if (contact.link().open().isEmpty() && !(source.health() instanceof GatewayHealth.Ready)) {
            return CompletableFuture.completedFuture(contact.link().loss().isPresent()
                    ? Reply.refused(Refusal.UNREACHABLE, "The agent cannot be reached right now.")
                    : Reply.done(Truth.NOT_LIVE));
        }
        return verb(() -> contact.turns().ask(session));
    }

    @Override
    public CompletableFuture<Reply<Submitted>> submit(StoredId session, Submission submission) {
        return verb(() -> contact.turns().submit(session, submission));
    }

    @Override
    public CompletableFuture<Reply<Nothing>> stop(StoredId session) {
        if (contact.link().open().isEmpty() && source.health() instanceof GatewayHealth.Cold) {
            return CompletableFuture.completedFuture(Reply.done(new Nothing()));
        }
        return act(() -> contact.turns().stop(session));
    }

    @Override
    public CompletableFuture<Reply<Boolean>> steer(StoredId session, String text) {
        return verb(() -> contact.turns().steer(session, text));
    }

    @Override
    public CompletableFuture<Reply<Boolean>> answer(StoredId session, InputRequest request, Answer answer) {
        return verb(() -> answers.answer(session, request, answer));
    }

    @Override
    public CompletableFuture<Reply<Nothing>> close(StoredId session) {
        return act(() -> contact.upkeep().close(session));
    }

    @Override
    public CompletableFuture<Reply<Nothing>> rename(StoredId tip, String title) {
        return act(() -> contact.upkeep().rename(tip, title));
    }

    @Override
    public CompletableFuture<Reply<Nothing>> archive(List<StoredId> segments, boolean archived) {
        return act(() -> contact.upkeep().archive(segments, archived));
    }

    @Override
    public CompletableFuture<Reply<Nothing>> delete(List<StoredId> segments) {
        return act(() -> contact.upkeep().delete(segments));
    }

    @Override
    public CompletableFuture<Reply<StoredId>> branch(StoredId session, Optional<String> name) {
        return verb(() -> contact.upkeep().branch(session, name));
    }

    @Override
    public CompletableFuture<Reply<Compressed>> compress(StoredId session, Optional<String> focus) {
        return verb(() -> contact.upkeep().compress(session, focus));
    }

    @Override
    public CompletableFuture<Reply<Integer>> undo(StoredId session) {
        return verb(() -> contact.upkeep().undo(session));
    }

    @Override
    public CompletableFuture<Reply<ModelChoices>> models(Optional<StoredId> session) {
        return verb(() -> models.models(session));
    }

    @Override
    public CompletableFuture<Reply<SettingOutcome>> change(StoredId session, SessionSetting setting) {
        return verb(() -> settings.change(session, setting));
    }

    @Override
    public CompletableFuture<Reply<List<String>>> personalities() {
        return verb(models::personalities);
    }

    @Override
    public CompletableFuture<Reply<List<Completion>>> completeCommand(Optional<StoredId> session, String text) {
        return verb(() -> typing.commands(text));
    }

    @Override
    public CompletableFuture<Reply<List<Completion>>> completeReference(Optional<StoredId> session,
            Optional<String> folder, String word) {
        return verb(() -> typing.references(session, folder, word));
    }

    @Override
    public CompletableFuture<Reply<CommandOutcome>> command(StoredId session, String line) {
        return verb(() -> typing.command(session, line));
    }

    @Override
    public CompletableFuture<Reply<Attached>> attachImage(StoredId session, String fileName, byte[] content) {
        return verb(() -> files.image(session, fileName, content));
    }

    @Override
    public CompletableFuture<Reply<Attached>> attachFile(StoredId session, String fileName, byte[] content) {
        return verb(() -> files.file(session, fileName, content));
    }

    @Override
    public CompletableFuture<Reply<Nothing>> detach(StoredId session, Attached attached) {
        return act(() -> files.detach(session, attached));
    }

    /// Lets go of the backend, which goes on by itself.
    public void leave() {
        contact.stop();
    }

    private CompletableFuture<Reply<Nothing>> act(Runnable work) {
        return verb(() -> {
            work.run();
            return new Nothing();
        });
    }

    private <T> CompletableFuture<Reply<T>> verb(Supplier<T> work) {
        var reply = new CompletableFuture<Reply<T>>();
        pending.incrementAndGet();
        source.used();
        var accepted = errands.run(() -> {
            var outcome = outcome(work);
            pending.decrementAndGet();
            reply.complete(outcome);
        });
        if (!accepted) {
            pending.decrementAndGet();
            reply.complete(Reply.refused(Refusal.UNREACHABLE, "Talaria stops."));
        }
        return reply;
    }

    private <T> Reply<T> outcome(Supplier<T> work) {
        try {
            return Reply.done(work.get());
        } catch (NotDone refused) {
            return refused.reply();
        } catch (RpcFailure failure) {
            LOG.debug("Not done", failure);
            if (failure instanceof RpcFailure.TimedOut) {
                contact.link().suspect();
            }
            return Refusals.of(failure, false).reply();
        } catch (RuntimeException failure) {
            LOG.error("A question to an agent failed", failure);
            return Reply.refused(Refusal.FAILED, "Talaria failed at it. The log says more.");
        }
    }
}
