package dev.talaria.chat.ui;

import dev.talaria.gateway.Answer;
import dev.talaria.live.InputAnswers;
import dev.talaria.live.InputAnswers.AnswerResult;
import dev.talaria.live.Prompts;
import dev.talaria.live.Prompts.SendResult;
import dev.talaria.live.SessionControls;
import dev.talaria.shared.Background;
import dev.talaria.shared.ui.Arrival;
import dev.talaria.shared.ui.Toasts;
import dev.talaria.team.Member;

/// What one member does from within a conversation, and what is said of how it went.
final class ConversationVerbs implements TurnActions {
    private final Member member;
    private final Prompts prompts;
    private final InputAnswers answers;
    private final SessionControls controls;
    private final Conversation screen;
    private final BranchVerb branches;

    ConversationVerbs(Member member, Prompts prompts, InputAnswers answers, SessionControls controls,
            Background background, Conversation screen) {
        this.member = member;
        this.prompts = prompts;
        this.answers = answers;
        this.controls = controls;
        this.screen = screen;
        this.branches = new BranchVerb(screen, background, _ -> screen.isAttached(), this::showBranching);
    }

    @Override
    public void resend(long message, String text) {
        screen.session().ifPresent(session -> {
            switch (prompts.resend(member, session, message, text)) {
                case SendResult.Sent _,SendResult.Queued _ -> {
                    // the turn that takes its place is seen as soon as it is there
                }
                case SendResult.AskFirst(var program) -> screen.refused(message,
                        program + " is at work in this session. Wait for its end, or branch.");
                case SendResult.NotSent(var words) -> screen.refused(message, words);
            }
        });
    }

    @Override
    public void branch(long message) {
        screen.session().ifPresent(session -> branches.branch(session,
                () -> controls.branchAfter(member, session, message)));
    }

    private void showBranching() {
        screen.branching(screen.session().filter(branches::isUnderWay).isPresent());
    }

    @Override
    public void retry() {
        screen.session().ifPresent(session -> prompts.retry(member, session));
    }

    @Override
    public void askAgain() {
        screen.session().ifPresent(session -> {
            Toasts.show("Asking the agent…");
            Arrival.show(screen, prompts.askAgain(member, session), truth -> Toasts.show(Outcomes.asked(truth)));
        });
    }

    @Override
    public void stop() {
        screen.session().ifPresent(session -> prompts.stop(member, session));
    }

    @Override
    public void answer(String request, Answer answer) {
        screen.session().ifPresent(session -> Arrival.show(screen,
                answers.answer(member, session, request, answer), result -> say(request, result)));
    }

    private void say(String request, AnswerResult result) {
        switch (result) {
            case AnswerResult.Taken _ -> {
                // everybody sees who answered, and what
            }
            case AnswerResult.TooLate(var who) -> {
                Toasts.show(who);
                screen.released(request);
            }
            case AnswerResult.NotTaken(var words) -> {
                Toasts.failed(words);
                screen.released(request);
            }
        }
    }
}
