package dev.talaria.chat.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.talaria.gateway.CommandOutcome;
import dev.talaria.gateway.Completion;
import dev.talaria.gateway.Reply;
import dev.talaria.live.Prompts;
import dev.talaria.live.SessionActions;
import dev.talaria.live.SessionActions.ActionResult;
import dev.talaria.live.SessionControls;
import dev.talaria.live.SessionControls.Undone;
import dev.talaria.shared.Background;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Member;
import dev.talaria.team.Slip;

/// Commands that are typed. Those of which we have a verb of our own are ours, so that they do here what the same button
/// does; every other one is the agent's.
final class HouseCommands {
    private static final List<Completion> OURS = List.of(
            new Completion("/branch", "/branch", "a new session that goes on from here"),
            new Completion("/compress", "/compress", "summarise what was said so far; a focus may follow"),
            new Completion("/model", "/model", "which model answers, and what else is set"),
            new Completion("/new", "/new", "begin another session"),
            new Completion("/queue", "/queue", "send this text after the running turn"),
            new Completion("/retry", "/retry", "send the failed prompt again"),
            new Completion("/steer", "/steer", "hand the running turn this text"),
            new Completion("/stop", "/stop", "stop the running turn"),
            new Completion("/title", "/title", "name the session"),
            new Completion("/undo", "/undo", "take back the last prompt and its answer"));

    private static final String LIST = "The sessions are in the list beside this one.";
    private static final String LEAVING = "There is nothing to leave: close the page, and the session stays.";
    private static final String LOOKS = "This is about a terminal; how Talaria looks is set in its own corner.";
    private static final String FILES = "Attach pictures with the button below the text, paste them, or drop them here.";

    /// What a terminal has and a browser does otherwise, with where it is found. To run one would do nothing, or something
    /// that nobody sees.
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("quit", LEAVING), Map.entry("exit", LEAVING),
            Map.entry("sessions", LIST), Map.entry("resume", LIST), Map.entry("switch", LIST),
            Map.entry("history", "What was said is above; scroll up for more."),
            Map.entry("paste", FILES), Map.entry("image", FILES),
            Map.entry("skin", LOOKS), Map.entry("mouse", LOOKS), Map.entry("density", LOOKS),
            Map.entry("details", LOOKS), Map.entry("statusbar", LOOKS), Map.entry("redraw", LOOKS),
            Map.entry("indicator", LOOKS), Map.entry("terminal-setup", LOOKS),
            Map.entry("voice", "Talaria does not listen or speak."),
            Map.entry("yolo", "Whether the agent asks before it acts is set behind the model, at the top."));

    private final Member member;
    private final Prompts prompts;
    private final SessionControls controls;
    private final SessionActions actions;
    private final Background background;

    HouseCommands(Member member, Prompts prompts, SessionControls controls, SessionActions actions,
            Background background) {
        this.member = member;
        this.prompts = prompts;
        this.controls = controls;
        this.actions = actions;
        this.background = background;
    }

    CompletableFuture<Spoken> run(SessionKey session, SlashLine command, Slip slip) {
        var argument = command.argument();
        return switch (command.name()) {
            case "stop" -> now(() -> prompts.stop(member, session), "");
            case "retry" -> now(() -> prompts.retry(member, session), "");
            case "queue", "q" -> argument.isEmpty()
                    ? refused("Write what to queue behind /queue.")
                    : soon(() -> SessionSpeaking.spoken(prompts.send(member, session, argument, List.of(), false,
                            slip)));
            case "steer" -> argument.isEmpty()
                    ? refused("Write what to hand to the running turn behind /steer.")
                    : asked(() -> prompts.steer(member, session, argument, slip), SessionSpeaking::spoken);
            case "title" -> argument.isEmpty()
                    ? refused("Write the new name behind /title.")
                    : asked(() -> actions.rename(member, session, argument), HouseCommands::renamed);
            case "branch", "fork" -> asked(() -> controls.branch(member, session, some(argument)),
                    reply -> said(reply, Spoken.GoesOnIn::new));
            case "compress", "compact" -> asked(() -> controls.compress(member, session, some(argument)),
                    reply -> said(reply, compressed -> new Spoken.Said(Outcomes.compressed(compressed))));
            case "undo" -> asked(() -> controls.undo(member, session),
                    reply -> said(reply, HouseCommands::takenBack));
            case "new", "clear", "reset" -> said(new Spoken.BeginsAnew(session.profile()));
            case "model" -> argument.isEmpty() ? said(new Spoken.OpensSettings()) : theirs(session, command);
            default -> ELSEWHERE.containsKey(command.name())
                    ? refused(ELSEWHERE.get(command.name()))
                    : theirs(session, command);
        };
    }

    private CompletableFuture<Spoken> theirs(SessionKey session, SlashLine command) {
        return asked(() -> controls.command(member, session, command.line()),
                reply -> said(reply, HouseCommands::outcome));
    }

    /// The agent's ways to go on, and ours before them.
    static List<Completion> withOurs(String text, List<Completion> found) {
        var all = new ArrayList<>(OURS.stream().filter(ours -> ours.text().startsWith(text)).toList());
        found.stream()
                .filter(theirs -> !ELSEWHERE.containsKey(theirs.text().strip().replaceFirst("^/", "")))
                .filter(theirs -> all.stream().noneMatch(ours -> ours.text().strip().equals(theirs.text().strip())))
                .forEach(all::add);
        return all;
    }

    private static Spoken renamed(ActionResult result) {
        return switch (result) {
            case ActionResult.Done _ -> new Spoken.Accepted("Renamed.");
            case ActionResult.Undone _ -> new Spoken.Accepted("");
            case ActionResult.Failed(_, var words) -> new Spoken.Refused(words);
        };
    }

    private static Spoken takenBack(Undone gone) {
        return Outcomes.isNothingBack(gone)
                ? new Spoken.Said(Outcomes.undone(gone))
                : new Spoken.Prefilled(gone.prompt(), Outcomes.undone(gone), gone.pictures());
    }

    private static Spoken outcome(CommandOutcome outcome) {
        return switch (outcome) {
            case CommandOutcome.Said(var output) -> new Spoken.Said(output);
            case CommandOutcome.Send(_, var notice) -> new Spoken.Accepted(notice);
            case CommandOutcome.Prefill(var message) -> new Spoken.Prefilled(message, "", List.of());
        };
    }

    private static <T> Spoken said(Reply<T> reply, Function<T, Spoken> done) {
        return switch (reply) {
            case Reply.Done<T>(var value) -> done.apply(value);
            case Reply.Refused<T>(_, var words) -> new Spoken.Refused(words);
        };
    }

    private <T> CompletableFuture<Spoken> asked(Supplier<CompletableFuture<T>> question, Function<T, Spoken> spoken) {
        return CompletableFuture.supplyAsync(question, background::run).thenCompose(coming -> coming).thenApply(spoken);
    }

    private CompletableFuture<Spoken> soon(Supplier<Spoken> verb) {
        return CompletableFuture.supplyAsync(verb, background::run);
    }

    private CompletableFuture<Spoken> now(Runnable verb, String words) {
        return soon(() -> {
            verb.run();
            return new Spoken.Accepted(words);
        });
    }

    private static CompletableFuture<Spoken> said(Spoken spoken) {
        return CompletableFuture.completedFuture(spoken);
    }

    private static CompletableFuture<Spoken> refused(String words) {
        return CompletableFuture.completedFuture(new Spoken.Refused(words));
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(it -> !it.isEmpty());
    }
}
