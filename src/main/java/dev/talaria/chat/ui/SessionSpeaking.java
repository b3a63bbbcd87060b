package dev.talaria.chat.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.talaria.gateway.Completion;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.live.LivePrompt;
import dev.talaria.live.LiveSessions;
import dev.talaria.live.Prompts;
import dev.talaria.live.Prompts.SendResult;
import dev.talaria.live.SessionControls;
import dev.talaria.sessions.TranscriptAnswer;
import dev.talaria.sessions.TranscriptEntry;
import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.Background;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Attachment;
import dev.talaria.team.Member;
import dev.talaria.team.Slip;

/// What one member says in one session.
final class SessionSpeaking implements Speaking {
    /// Rows of the file: enough for some dozen prompts with what came of them.
    private static final int ROWS_TO_RECALL = 600;
    private static final String BROKEN = "Something went wrong here; your text is still yours. Try again.";

    private final Member member;
    private final SessionKey session;
    private final Prompts prompts;
    private final SessionControls controls;
    private final LiveSessions live;
    private final Transcripts transcripts;
    private final Background background;
    private final HouseCommands commands;

    SessionSpeaking(Member member, SessionKey session, Prompts prompts, SessionControls controls, LiveSessions live,
            Transcripts transcripts, Background background, HouseCommands commands) {
        this.member = member;
        this.session = session;
        this.prompts = prompts;
        this.controls = controls;
        this.live = live;
        this.transcripts = transcripts;
        this.background = background;
        this.commands = commands;
    }

    @Override
    public CompletableFuture<Spoken> send(String text, List<Attachment> attachments, boolean confirmed, Slip slip) {
        var command = attachments.isEmpty() ? SlashLine.of(text) : Optional.<SlashLine>empty();
        return command.isPresent()
                ? Promised.safe(commands.run(session, command.get(), slip), _ -> new Spoken.Refused(BROKEN))
                : Promised.by(background,
                        () -> spoken(prompts.send(member, session, text, attachments, confirmed, slip)),
                        _ -> new Spoken.Refused(BROKEN));
    }

    @Override
    public CompletableFuture<Spoken> steer(String text, Slip slip) {
        if (SlashLine.of(text).isPresent()) {
            return send(text, List.of(), false, slip);
        }
        return Promised
                .safe(background(() -> prompts.steer(member, session, text, slip)).thenApply(result -> switch (result) {
                    case SendResult.Sent _ -> new Spoken.Accepted("Handed to the running turn.");
                    case SendResult.Queued(var place) -> new Spoken.Accepted(
                            "No turn could take it now: it is queued as number " + place + ".");
                    case SendResult.AskFirst _,SendResult.NotSent _ -> spoken(result);
                }), _ -> new Spoken.Refused(BROKEN));
    }

    @Override
    public CompletableFuture<Optional<Spoken>> becameOf(Slip slip) {
        return Promised.coming(background,
                () -> prompts.whereIs(member, slip).thenApply(found -> found.map(_ -> new Spoken.Accepted(""))),
                _ -> Optional.empty());
    }

    /// What is sent is kept at once, and no draft from then on.
    @Override
    public boolean isOnItsWay(String draft) {
        return false;
    }

    @Override
    public void stop() {
        background.run(() -> prompts.stop(member, session));
    }

    @Override
    public CompletableFuture<List<String>> recall() {
        return Promised.by(background, () -> PromptHistory.newestFirst(stored(), waiting()), _ -> List.of());
    }

    private List<TranscriptEntry> stored() {
        var answer = transcripts.newest(member, session.profile(), session.root(), ROWS_TO_RECALL);
        return answer instanceof TranscriptAnswer.Read(var page) ? page.entries() : List.of();
    }

    private List<String> waiting() {
        return live.find(member, session)
                .flatMap(found -> found.turn().flatMap(turn -> turn.prompt().map(LivePrompt::text)))
                .map(List::of)
                .orElse(List.of());
    }

    @Override
    public CompletableFuture<Reply<List<Completion>>> completeCommand(String text) {
        return completions(
                background(() -> controls.completeCommand(member, session.profile(), Optional.of(session), text))
                        .thenApply(answer -> answer.map(found -> HouseCommands.withOurs(text, found))));
    }

    @Override
    public CompletableFuture<Reply<List<Completion>>> completeReference(String word) {
        return completions(background(() -> controls.completeReference(member, session.profile(), Optional.of(session),
                Optional.empty(), word)));
    }

    private static CompletableFuture<Reply<List<Completion>>> completions(
            CompletableFuture<Reply<List<Completion>>> coming) {
        return Promised.safe(coming,
                _ -> Reply.refused(Refusal.FAILED, "The agent could not be asked how this may go on."));
    }

    private <T> CompletableFuture<T> background(Supplier<CompletableFuture<T>> question) {
        return CompletableFuture.supplyAsync(question, background::run).thenCompose(coming -> coming);
    }

    static Spoken spoken(SendResult result) {
        return switch (result) {
            case SendResult.Sent _,SendResult.Queued _ -> new Spoken.Accepted("");
            case SendResult.AskFirst(var program) -> new Spoken.AsksFirst("This session runs in " + program
                    + " now. Two clients at work in one session fork it: what one says is missing in the other.");
            case SendResult.NotSent(var words) -> new Spoken.Refused(words);
        };
    }
}
