package dev.talaria.chat.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
        queue.show(ComposerModels.queue(live, mayTalk));
        box.setVisible(why.isEmpty());
        closed.setVisible(why.isPresent());
        why.ifPresent(closed::setText);
        if (why.isEmpty()) {
            if (!key.equals(session)) {
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
    public void edit(long queued, String text) {
        change(key -> prompts.editQueued(member, key, queued, text));
    }

    @Override
    public void sendNow(long queued) {
        change(key -> prompts.sendQueuedNow(member, key, queued));
    }

    @Override
    public void remove(long queued) {
        change(key -> prompts.removeQueued(member, key, queued));
    }

    @Override
    public void resume() {
        change(key -> {
            prompts.resumeQueue(member, key);
            return true;
        });
    }

    private void change(Function<SessionKey, Boolean> verb) {
        Optional.ofNullable(session).ifPresent(key -> Arrival.show(this,
                Promised.by(background, () -> verb.apply(key) ? "" : GONE, _ -> "That did not work. Try again."),
                words -> {
                    if (!words.isEmpty()) {
                        Toasts.show(words);
                    }
                }));
    }
}
