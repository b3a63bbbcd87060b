package dev.talaria.gateway.hermes;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

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
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

/// The gateway to a Hermes, of whichever version and wherever it is.
public final class HermesGateway implements Gateway, BackendUse {
    private final ProfileName profile;
    private final BackendSource source;
    private final Clock clock;
    private final Contact contact;
    private final Verbs verbs;
    private final Attaching attaching;
    private final Answers answers;
    private final Settings settings;
    private final Models models;
    private final Typing typing;
    private final Files files;

    HermesGateway(ProfileName profile, BackendSource source, Clock clock, Errands errands, Contact contact) {
        this.profile = profile;
        this.source = source;
        this.clock = clock;
        this.contact = contact;
        this.verbs = new Verbs(source, contact.link(), errands);
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
        if (verbs.arePending()) {
            return Use.WORKS;
        }
        return contact.background().isPresent() ? Use.BACKGROUND : Use.IDLE;
    }

    @Override
    public CompletableFuture<Reply<GatewayHealth.Ready>> wake() {
        return verbs.ask(() -> {
            var socket = contact.link().stream();
            return health() instanceof GatewayHealth.Ready ready
                    ? ready
                    : new GatewayHealth.Ready(kind(), socket.endpoint().version(), contact.contract().number(),
                            clock.instant(), OptionalLong.empty());
        });
    }

    @Override
    public CompletableFuture<Reply<Snapshot>> create(NewSession wanted) {
        return verbs.ask(() -> settings.asWanted(attaching.create(wanted), wanted));
    }

    @Override
    public CompletableFuture<Reply<Snapshot>> attach(StoredId session) {
        return verbs.ask(() -> attaching.look(session).snapshot());
    }

    @Override
    public CompletableFuture<Reply<Truth>> ask(StoredId session) {
        if (contact.link().open().isEmpty() && !(source.health() instanceof GatewayHealth.Ready)) {
            return CompletableFuture.completedFuture(contact.link().loss().isPresent()
                    ? Reply.refused(Refusal.UNREACHABLE, "The agent cannot be reached right now.")
                    : Reply.done(Truth.NOT_LIVE));
        }
        return verbs.ask(() -> contact.ask(session));
    }

    @Override
    public CompletableFuture<Reply<Submitted>> submit(StoredId session, Submission submission) {
        return verbs.ask(() -> contact.turns().submit(session, submission));
    }

    @Override
    public CompletableFuture<Reply<Nothing>> stop(StoredId session) {
        if (contact.link().open().isEmpty() && source.health() instanceof GatewayHealth.Cold) {
            return CompletableFuture.completedFuture(Reply.done(new Nothing()));
        }
        return verbs.act(() -> contact.turns().stop(session));
    }

    @Override
    public CompletableFuture<Reply<Boolean>> steer(StoredId session, String text) {
        return verbs.ask(() -> contact.turns().steer(session, text));
    }

    @Override
    public CompletableFuture<Reply<Boolean>> answer(StoredId session, InputRequest request, Answer answer) {
        return verbs.ask(() -> answers.answer(session, request, answer));
    }

    @Override
    public CompletableFuture<Reply<Nothing>> close(StoredId session) {
        return verbs.act(() -> contact.upkeep().close(session));
    }

    @Override
    public CompletableFuture<Reply<Nothing>> rename(StoredId tip, String title) {
        return verbs.act(() -> contact.upkeep().rename(tip, title));
    }

    @Override
    public CompletableFuture<Reply<Nothing>> archive(List<StoredId> segments, boolean archived) {
        return verbs.act(() -> contact.upkeep().archive(segments, archived));
    }

    @Override
    public CompletableFuture<Reply<Nothing>> delete(List<StoredId> segments) {
        return verbs.act(() -> contact.upkeep().delete(segments));
    }

    @Override
    public CompletableFuture<Reply<StoredId>> branch(StoredId session, Optional<String> name,
            Optional<Rest> without) {
        return verbs.ask(() -> contact.upkeep().branch(session, name, without));
    }

    @Override
    public CompletableFuture<Reply<Compressed>> compress(StoredId session, Optional<String> focus) {
        return verbs.ask(() -> contact.upkeep().compress(session, focus));
    }

    @Override
    public CompletableFuture<Reply<TakenBack>> undo(StoredId session) {
        return verbs.ask(() -> contact.upkeep().undo(session));
    }

    @Override
    public CompletableFuture<Reply<ModelChoices>> models(Optional<StoredId> session) {
        return verbs.ask(() -> models.models(session));
    }

    @Override
    public CompletableFuture<Reply<SettingOutcome>> change(StoredId session, SessionSetting setting) {
        return verbs.ask(() -> settings.change(session, setting));
    }

    @Override
    public CompletableFuture<Reply<List<String>>> personalities() {
        return verbs.ask(models::personalities);
    }

    @Override
    public CompletableFuture<Reply<List<Completion>>> completeCommand(Optional<StoredId> session, String text) {
        return verbs.ask(() -> typing.commands(text));
    }

    @Override
    public CompletableFuture<Reply<List<Completion>>> completeReference(Optional<StoredId> session,
            Optional<String> folder, String word) {
        return verbs.ask(() -> typing.references(session, folder, word));
    }

    @Override
    public CompletableFuture<Reply<CommandOutcome>> command(StoredId session, String line) {
        return verbs.ask(() -> typing.command(session, line));
    }

    @Override
    public CompletableFuture<Reply<Attached>> attachImage(StoredId session, String fileName, byte[] content) {
        return verbs.ask(() -> files.image(session, fileName, content));
    }

    @Override
    public CompletableFuture<Reply<Attached>> attachFile(StoredId session, String fileName, byte[] content) {
        return verbs.ask(() -> files.file(session, fileName, content));
    }

    @Override
    public CompletableFuture<Reply<Nothing>> detach(StoredId session, Attached attached) {
        return verbs.act(() -> files.detach(session, attached));
    }

    /// Lets go of the backend, which goes on by itself.
    public void leave() {
        contact.stop();
    }
}
