package dev.talaria.chat.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;

import dev.talaria.chat.ui.ComposerModels.ComposerModel;
import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.live.Activity;
import dev.talaria.live.LiveSession;
import dev.talaria.live.LiveTurn;
import dev.talaria.live.Prompts;
import dev.talaria.live.SessionControls.Undone;
import dev.talaria.shared.Background;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.ui.Arrival;
import dev.talaria.shared.ui.Toasts;
import dev.talaria.team.Drafts.Place;
import dev.talaria.team.Member;
import dev.talaria.team.Rights;

/// Where a member writes to an agent: what waits to be sent, and what is being typed. Made by [ComposerParts].
class Composer extends Composite<Div> implements QueueList.Actions {
    private static final long serialVersionUID = 1L;
    private static final String GONE = "It is no longer waiting: it was sent meanwhile, or somebody took it away.";

    private final transient Member member;
    private final transient Rights rights;
    private final transient Prompts prompts;
    private final transient Background background;
    private final transient Function<SessionKey, Speaking> speaking;
    private final transient Function<ProfileName, String> labels;
    private final QueueList queue = new QueueList(this);
    private final ComposerBox box;
    private final Div closed = new Div();
    private @Nullable transient SessionKey session;
    /// The session before this one: what was being changed in its queue may still be on its way.
    private @Nullable transient SessionKey before;
    private transient Optional<String> program = Optional.empty();

    Composer(Member member, Rights rights, Prompts prompts, Background background, ComposerBox box,
            Function<SessionKey, Speaking> speaking, Function<ProfileName, String> labels) {
        this.member = member;
        this.rights = rights;
        this.prompts = prompts;
        this.background = background;
        this.speaking = speaking;
        this.labels = labels;
        this.box = box;
        closed.addClassName("composer-closed");
        getContent().addClassName("composer");
        getContent().add(queue, box, closed);
    }

    /// Says in which other program a turn runs; nothing for none. Shown with the next [#show].
    void elsewhere(Optional<String> otherProgram) {
        program = otherProgram;
    }

    /// Shows how the session stands now; another session than before brings its own draft along.
    ///
    /// @param readOnlyBecause why nobody may ever type here, in words
    void show(SessionKey key, LiveSession live, Optional<String> readOnlyBecause) {
        var mayTalk = rights.mayTalk(member, key.profile());
        var why = readOnlyBecause
                .or(() -> mayTalk ? Optional.empty() : Optional.of("You may read here, but not write."));
        queue.show(ComposerModels.queue(ComposerBox.name(place(key)), live, mayTalk));
        box.setVisible(why.isEmpty());
        closed.setVisible(why.isPresent());
        why.ifPresent(closed::setText);
        if (why.isEmpty()) {
            if (!key.equals(session)) {
                before = session;
                session = key;
                box.open(place(key), speaking.apply(key));
            }
            box.show(model(key, live));
        }
    }

    /// Puts a text before the member, to edit and send.
    void prefill(String text) {
        box.prefill(text);
    }

    /// Puts a prompt that was taken back before the member again.
    void takeBack(Undone gone) {
        box.takeBack(gone.prompt(), Outcomes.undone(gone), gone.pictures());
    }

    private ComposerModel model(SessionKey key, LiveSession live) {
        var label = labels.apply(key.profile());
        var stopping = live.turn().filter(turn -> turn.phase() == LiveTurn.Phase.STOPPING).isPresent();
        return new ComposerModel(ComposerBox.name(place(key)), label, live.busy(), stopping, false,
                live.busy() ? "Queue a follow-up, or steer the running turn…" : "Write to " + label + "…",
                remark(live), isAwake(live.kind(), live.health()), List.of(), ComposerModels.LIMITS);
    }

    private String remark(LiveSession live) {
        var runs = live.activity() == Activity.WORKING || live.activity() == Activity.STALLED;
        if (live.busy() || (!runs && program.isEmpty())) {
            return "";
        }
        return "A turn runs in " + program.orElse("another program")
                + ". You can watch it here; what you send is asked about first.";
    }

    static boolean isAwake(GatewayKind kind, GatewayHealth health) {
        return kind == GatewayKind.EMBEDDED || kind == GatewayKind.REHEARSAL || health instanceof GatewayHealth.Ready;
    }

    private static Place place(SessionKey key) {
        return new Place(key.profile(), Optional.of(key.root()));
    }

    @Override
    public void edit(long queued, String text, String where) {
        var key = Stream.of(session, before).flatMap(Stream::ofNullable)
                .filter(each -> ComposerBox.name(place(each)).equals(where)).findFirst();
        key.ifPresent(there -> change(there, each -> prompts.editQueued(member, each, queued, text), done -> {
            if (!done && there.equals(session)) {
                box.giveBack(text);
            } else if (!done) {
                sayWhereGone(false);
            }
        }));
    }

    @Override
    public void sendNow(long queued) {
        change(key -> prompts.sendQueuedNow(member, key, queued), Composer::sayWhereGone);
    }

    @Override
    public void remove(long queued) {
        var from = session;
        change(key -> prompts.removeQueued(member, key, queued), done -> {
            sayWhereGone(done);
            if (done && from != null) {
                Toasts.undoable("Taken out of the queue", () -> putBack(from, queued));
            }
        });
    }

    private void putBack(SessionKey from, long queued) {
        Arrival.show(this, Promised.by(background, () -> prompts.putBack(member, from, queued), _ -> false), done -> {
            if (!done) {
                Toasts.show("It can't be put back any more.");
            }
        });
    }

    @Override
    public void resume() {
        change(key -> {
            prompts.resumeQueue(member, key);
            return true;
        }, Composer::sayWhereGone);
    }

    private void change(Predicate<SessionKey> verb, Consumer<Boolean> then) {
        Optional.ofNullable(session).ifPresent(key -> change(key, verb, then));
    }

    private void change(SessionKey key, Predicate<SessionKey> verb, Consumer<Boolean> then) {
        Arrival.show(this, Promised.by(background, () -> verb.test(key), _ -> false), then);
    }

    private static void sayWhereGone(boolean done) {
        if (!done) {
            Toasts.show(GONE);
        }
    }
}
