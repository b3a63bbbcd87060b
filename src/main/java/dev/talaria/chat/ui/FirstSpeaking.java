package dev.talaria.chat.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.talaria.gateway.Completion;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.live.Prompts;
import dev.talaria.live.Prompts.StartResult;
import dev.talaria.live.SessionControls;
import dev.talaria.shared.Background;
import dev.talaria.shared.ProfileName;
import dev.talaria.team.Attachment;
import dev.talaria.team.Member;
import dev.talaria.team.Slip;

/// What one member says first, to a profile: it begins a session. Nothing exists before that.
final class FirstSpeaking implements Speaking {
    private static final String BROKEN = "Something went wrong here; your text is still yours. Try again.";

    private final Member member;
    private final ProfileName profile;
    private final Prompts prompts;
    private final SessionControls controls;
    private final Background background;
    private final Start start;

    /// How the session is to begin. Asked in the background.
    interface Start {
        /// What speaks against it, in words.
        Optional<String> objection();

        /// Where references lead; nothing where the agent knows by itself.
        Optional<String> folder();

        /// Called when it begins.
        NewSession wanted();
    }

    FirstSpeaking(Member member, ProfileName profile, Prompts prompts, SessionControls controls, Background background,
            Start start) {
        this.member = member;
        this.profile = profile;
        this.prompts = prompts;
        this.controls = controls;
        this.background = background;
        this.start = start;
    }

    @Override
    public CompletableFuture<Spoken> send(String text, List<Attachment> attachments, boolean confirmed, Slip slip) {
        if (attachments.isEmpty() && SlashLine.of(text).isPresent()) {
            return CompletableFuture.completedFuture(
                    new Spoken.Refused("A command needs a session: begin one with a prompt first."));
        }
        return Promised.safe(Promised.coming(background,
                () -> start.objection()
                        .<CompletableFuture<StartResult>>map(
                                words -> CompletableFuture.completedFuture(new StartResult.NotStarted(words)))
                        .orElseGet(() -> prompts.start(member, profile, start.wanted(), text, attachments, slip)),
                _ -> new StartResult.NotStarted(BROKEN)).thenApply(FirstSpeaking::spoken),
                _ -> new Spoken.Refused(BROKEN));
    }

    private static Spoken spoken(StartResult result) {
        return switch (result) {
            case StartResult.Started(var session) -> new Spoken.GoesOnIn(session);
            case StartResult.NotStarted(var words) -> new Spoken.Refused(words);
        };
    }

    /// No turn runs yet.
    @Override
    public CompletableFuture<Spoken> steer(String text, Slip slip) {
        return send(text, List.of(), false, slip);
    }

    @Override
    public CompletableFuture<Optional<Spoken>> becameOf(Slip slip) {
        return Promised.coming(background,
                () -> prompts.whereIs(member, slip).thenApply(found -> found.map(Spoken.GoesOnIn::new)),
                _ -> Optional.empty());
    }

    @Override
    public boolean isOnItsWay(String draft) {
        return prompts.isBeginning(member, profile, draft);
    }

    @Override
    public void stop() {
        // nothing runs that could be stopped
    }

    @Override
    public CompletableFuture<List<String>> recall() {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletableFuture<Reply<List<Completion>>> completeCommand(String text) {
        return CompletableFuture.completedFuture(
                Reply.refused(Refusal.UNSUPPORTED, "A command needs a session: begin one with a prompt first."));
    }

    @Override
    public CompletableFuture<Reply<List<Completion>>> completeReference(String word) {
        return Promised.coming(background,
                () -> controls.completeReference(member, profile, Optional.empty(), start.folder(), word),
                _ -> Reply.refused(Refusal.FAILED, "The agent could not be asked how this may go on."));
    }
}
