package dev.talaria.gateway.embedded;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import dev.talaria.gateway.Answer;
import dev.talaria.gateway.Attached;
import dev.talaria.gateway.CommandOutcome;
import dev.talaria.gateway.Completion;
import dev.talaria.gateway.Compressed;
import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.MissingModel;
import dev.talaria.gateway.ModelChoices;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SessionSetting;
import dev.talaria.gateway.SettingOutcome;
import dev.talaria.gateway.Snapshot;
import dev.talaria.gateway.Submission;
import dev.talaria.gateway.embedded.store.SessionStore;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

/// The door to the agent inside Talaria. There is nothing to start: it is ready as long as Talaria runs.
public final class EmbeddedGateway implements Gateway, AutoCloseable {
    private final ProfileName profile;
    private final Instant startedAt;
    private final Agents agents;
    private final Loop loop;
    private final ExecutorService players;
    private final SessionStore store;
    private final Talks talks;
    private final Keeping keeping;
    private final Controls controls;

    /// @param home the profile's folder
    /// @param events hears what happens, in order, on one thread
    public EmbeddedGateway(ProfileName profile, Path home, Clock clock, EmbeddedSettings settings,
            Consumer<GatewayEvent> events) {
        this.profile = profile;
        this.startedAt = clock.instant();
        this.agents = new Agents(home, clock, settings);
        this.loop = new Loop(profile);
        this.players = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("embedded-agent-", 1).factory());
        this.store = new SessionStore(profile, home.resolve("state.db"), clock);
        var notes = new AgentNotes(settings.notes(), profile);
        var sessions = new EmbeddedSessions(store, notes);
        var stage = new Stage(store, clock, events, agents::facts, settings.inputLimit());
        var ids = new Ids(clock);
        this.talks = new Talks(sessions, stage, loop, ids, agents, players, notes);
        this.keeping = new Keeping(sessions, stage, loop, ids, agents, players);
        this.controls = new Controls(sessions, stage, agents, keeping);
        loop.post(talks::closeLeft);
    }

    @Override
    public ProfileName profile() {
        return profile;
    }

    @Override
    public GatewayKind kind() {
        return agents.kind();
    }

    @Override
    public GatewayHealth health() {
        return ready();
    }

    @Override
    public Optional<MissingModel> missingModel() {
        return agents.missingModel();
    }

    private GatewayHealth.Ready ready() {
        return new GatewayHealth.Ready(kind(), "", 0, startedAt, OptionalLong.empty());
    }

    @Override
    public CompletableFuture<Reply<GatewayHealth.Ready>> wake() {
        return CompletableFuture.completedFuture(Reply.done(ready()));
    }

    @Override
    public CompletableFuture<Reply<Snapshot>> create(NewSession wanted) {
        return loop.ask(() -> talks.create(wanted));
    }

    @Override
    public CompletableFuture<Reply<Snapshot>> attach(StoredId session) {
        return loop.ask(() -> talks.attach(session));
    }

    @Override
    public CompletableFuture<Reply<Truth>> ask(StoredId session) {
        return loop.ask(() -> talks.truth(session));
    }

    @Override
    public CompletableFuture<Reply<Submitted>> submit(StoredId session, Submission submission) {
        return loop.ask(() -> talks.submit(session, submission));
    }

    @Override
    public CompletableFuture<Reply<Nothing>> stop(StoredId session) {
        return loop.ask(() -> talks.stop(session));
    }

    @Override
    public CompletableFuture<Reply<Boolean>> steer(StoredId session, String text) {
        return loop.ask(() -> talks.steer(session, text));
    }

    @Override
    public CompletableFuture<Reply<Boolean>> answer(StoredId session, InputRequest request, Answer answer) {
        return loop.ask(() -> talks.answer(session, request, answer));
    }

    @Override
    public CompletableFuture<Reply<Nothing>> close(StoredId session) {
        return loop.ask(() -> talks.close(session));
    }

    @Override
    public CompletableFuture<Reply<Nothing>> rename(StoredId tip, String title) {
        return loop.ask(() -> keeping.rename(tip, title));
    }

    @Override
    public CompletableFuture<Reply<Nothing>> archive(List<StoredId> segments, boolean archived) {
        return loop.ask(() -> keeping.archive(segments, archived));
    }

    @Override
    public CompletableFuture<Reply<Nothing>> delete(List<StoredId> segments) {
        return loop.ask(() -> keeping.delete(segments));
    }

    @Override
    public CompletableFuture<Reply<StoredId>> branch(StoredId session, Optional<String> name,
            Optional<Rest> without) {
        return loop.ask(() -> keeping.branch(session, name, without));
    }

    @Override
    public CompletableFuture<Reply<Compressed>> compress(StoredId session, Optional<String> focus) {
        return loop.ask(() -> Reply.done(keeping.compress(session))).thenCompose(Keeping::flattened);
    }

    @Override
    public CompletableFuture<Reply<TakenBack>> undo(StoredId session) {
        return loop.ask(() -> keeping.undo(session));
    }

    @Override
    public CompletableFuture<Reply<ModelChoices>> models(Optional<StoredId> session) {
        return loop.ask(() -> Reply.done(controls.current(session))).thenCompose(controls::models);
    }

    @Override
    public CompletableFuture<Reply<SettingOutcome>> change(StoredId session, SessionSetting setting) {
        return loop.ask(() -> controls.change(session, setting));
    }

    @Override
    public CompletableFuture<Reply<List<String>>> personalities() {
        return loop.ask(() -> Reply.done(agents.personalities()));
    }

    @Override
    public CompletableFuture<Reply<List<Completion>>> completeCommand(Optional<StoredId> session, String text) {
        return loop.ask(() -> Reply.done(Commands.completing(text)));
    }

    @Override
    public CompletableFuture<Reply<List<Completion>>> completeReference(Optional<StoredId> session,
            Optional<String> folder, String word) {
        return loop.ask(() -> Reply.done(controls.completeReference(session, folder, word)));
    }

    @Override
    public CompletableFuture<Reply<CommandOutcome>> command(StoredId session, String line) {
        return loop.ask(() -> Reply.done(controls.command(session, line))).thenCompose(Keeping::flattened);
    }

    @Override
    public CompletableFuture<Reply<Attached>> attachImage(StoredId session, String fileName, byte[] content) {
        return loop.ask(() -> controls.attachImage(session, fileName, content));
    }

    @Override
    public CompletableFuture<Reply<Attached>> attachFile(StoredId session, String fileName, byte[] content) {
        return loop.ask(() -> controls.attachFile(session, fileName, content));
    }

    @Override
    public CompletableFuture<Reply<Nothing>> detach(StoredId session, Attached attached) {
        return loop.ask(() -> controls.detach(session, attached));
    }

    /// Stops what runs and lets go of the file.
    @Override
    public void close() {
        loop.post(() -> {
            talks.stopAll();
            store.close();
        });
        loop.close();
        players.shutdownNow();
    }
}
