package dev.talaria.fake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

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
import dev.talaria.gateway.ModelChoices;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SessionFacts;
import dev.talaria.gateway.SessionSetting;
import dev.talaria.gateway.SettingOutcome;
import dev.talaria.gateway.Snapshot;
import dev.talaria.gateway.Submission;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

/// A gateway that does what a test tells it: every verb succeeds at once unless the test chose another reply for it.
public final class FakeGateway implements Gateway {
    private final ProfileName profile;
    private final FakeGateways all;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Call, CompletableFuture<? extends Reply<?>>>> replies = new ConcurrentHashMap<>();
    private final AtomicInteger created = new AtomicInteger();
    private volatile GatewayHealth health = new GatewayHealth.Cold();
    private volatile GatewayKind kind = GatewayKind.HERMES;

    FakeGateway(ProfileName profile, FakeGateways all) {
        this.profile = profile;
        this.all = all;
    }

    /// What somebody asked of it.
    ///
    /// @param verb the name of the method
    public record Call(String verb, List<Object> arguments) {
        public Object argument(int index) {
            return arguments.get(index);
        }
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /// The calls of one verb, oldest first.
    public List<Call> calls(String verb) {
        return calls.stream().filter(call -> call.verb().equals(verb)).toList();
    }

    /// For a test that shares it with others.
    public FakeGateway forgetCalls() {
        calls.clear();
        return this;
    }

    /// From now on the verb is answered so.
    public FakeGateway replying(String verb, Reply<?> reply) {
        return replying(verb, _ -> reply);
    }

    public FakeGateway replying(String verb, Function<Call, Reply<?>> reply) {
        replies.put(verb, call -> CompletableFuture.completedFuture(reply.apply(call)));
        return this;
    }

    /// From now on the verb is answered when the test completes the future, every call by the same one.
    public <T> CompletableFuture<Reply<T>> holding(String verb) {
        var later = new CompletableFuture<Reply<T>>();
        replies.put(verb, _ -> later);
        return later;
    }

    /// From now on the verb succeeds at once again.
    public FakeGateway usual(String verb) {
        replies.remove(verb);
        return this;
    }

    public FakeGateway of(GatewayKind other) {
        kind = other;
        return this;
    }

    /// It stands so from now on, and tells.
    public void turns(GatewayHealth now) {
        health = now;
        all.turned(profile, now);
    }

    /// Something happens in it; everybody has heard of it when this returns.
    public void emit(GatewayEvent event) {
        all.emit(profile, event);
    }

    public static Snapshot idle(StoredId session) {
        return new Snapshot(session, SessionFacts.NONE, false, false, Optional.empty(), List.of(), Optional.empty());
    }

    public static Snapshot running(StoredId session, String prompt, String answer) {
        return new Snapshot(session, SessionFacts.NONE, true, false,
                Optional.of(new Snapshot.Inflight(prompt, answer, List.of())), List.of(), Optional.empty());
    }

    private <T> CompletableFuture<Reply<T>> answered(String verb, T usual, Object... arguments) {
        var call = new Call(verb, List.of(arguments));
        calls.add(call);
        var chosen = replies.get(verb);
        return chosen == null
                ? CompletableFuture.completedFuture(Reply.done(usual))
                : chosen.apply(call).thenApply(FakeGateway::<T>trusted);
    }

    /// A test that chooses a reply of another type fails where the reply is used.
    @SuppressWarnings("unchecked")
    private static <T> Reply<T> trusted(Reply<?> reply) {
        return (Reply<T>) reply;
    }

    @Override
    public ProfileName profile() {
        return profile;
    }

    @Override
    public GatewayKind kind() {
        return kind;
    }

    @Override
    public GatewayHealth health() {
        return health;
    }

    @Override
    public CompletableFuture<Reply<GatewayHealth.Ready>> wake() {
        return answered("wake", new GatewayHealth.Ready(kind, "0", 0, Instant.EPOCH, OptionalLong.empty()));
    }

    /// Sessions are called `new-1`, `new-2` and so on.
    @Override
    public CompletableFuture<Reply<Snapshot>> create(NewSession wanted) {
        return answered("create", idle(new StoredId("new-" + created.incrementAndGet())), wanted);
    }

    @Override
    public CompletableFuture<Reply<Snapshot>> attach(StoredId session) {
        return answered("attach", idle(session), session);
    }

    @Override
    public CompletableFuture<Reply<Truth>> ask(StoredId session) {
        return answered("ask", Truth.IDLE, session);
    }

    @Override
    public CompletableFuture<Reply<Submitted>> submit(StoredId session, Submission submission) {
        return answered("submit", Submitted.STARTED, session, submission);
    }

    @Override
    public CompletableFuture<Reply<Nothing>> stop(StoredId session) {
        return answered("stop", new Nothing(), session);
    }

    @Override
    public CompletableFuture<Reply<Boolean>> steer(StoredId session, String text) {
        return answered("steer", true, session, text);
    }

    @Override
    public CompletableFuture<Reply<Boolean>> answer(StoredId session, InputRequest request, Answer answer) {
        return answered("answer", true, session, request, answer);
    }

    @Override
    public CompletableFuture<Reply<Nothing>> close(StoredId session) {
        return answered("close", new Nothing(), session);
    }

    @Override
    public CompletableFuture<Reply<Nothing>> rename(StoredId tip, String title) {
        return answered("rename", new Nothing(), tip, title);
    }

    @Override
    public CompletableFuture<Reply<Nothing>> archive(List<StoredId> segments, boolean archived) {
        return answered("archive", new Nothing(), segments, archived);
    }

    @Override
    public CompletableFuture<Reply<Nothing>> delete(List<StoredId> segments) {
        return answered("delete", new Nothing(), segments);
    }

    @Override
    public CompletableFuture<Reply<StoredId>> branch(StoredId session, Optional<String> name,
            Optional<Rest> without) {
        return answered("branch", new StoredId("branch-" + created.incrementAndGet()), session, name,
                without);
    }

    @Override
    public CompletableFuture<Reply<Compressed>> compress(StoredId session, Optional<String> focus) {
        return answered("compress", new Compressed(false, "Compressed", ""), session, focus);
    }

    @Override
    public CompletableFuture<Reply<TakenBack>> undo(StoredId session) {
        return answered("undo", new TakenBack(2, "the last prompt"), session);
    }

    @Override
    public CompletableFuture<Reply<ModelChoices>> models(Optional<StoredId> session) {
        return answered("models", new ModelChoices(List.of(), "", ""), session);
    }

    @Override
    public CompletableFuture<Reply<SettingOutcome>> change(StoredId session, SessionSetting setting) {
        return answered("change", new SettingOutcome.Changed(Optional.empty()), session, setting);
    }

    @Override
    public CompletableFuture<Reply<List<String>>> personalities() {
        return answered("personalities", List.of());
    }

    @Override
    public CompletableFuture<Reply<List<Completion>>> completeCommand(Optional<StoredId> session, String text) {
        return answered("completeCommand", List.of(), session, text);
    }

    @Override
    public CompletableFuture<Reply<List<Completion>>> completeReference(Optional<StoredId> session,
            Optional<String> folder, String word) {
        return answered("completeReference", List.of(), session, folder, word);
    }

    @Override
    public CompletableFuture<Reply<CommandOutcome>> command(StoredId session, String line) {
        return answered("command", new CommandOutcome.Said(""), session, line);
    }

    @Override
    public CompletableFuture<Reply<Attached>> attachImage(StoredId session, String fileName, byte[] content) {
        return answered("attachImage", new Attached(fileName, "/images/" + fileName, ""), session, fileName, content);
    }

    @Override
    public CompletableFuture<Reply<Attached>> attachFile(StoredId session, String fileName, byte[] content) {
        return answered("attachFile", new Attached(fileName, "/files/" + fileName, "@file:" + fileName), session,
                fileName, content);
    }

    @Override
    public CompletableFuture<Reply<Nothing>> detach(StoredId session, Attached attached) {
        return answered("detach", new Nothing(), session, attached);
    }
}
