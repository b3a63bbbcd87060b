package dev.talaria.live;

import java.util.concurrent.CompletableFuture;

import dev.talaria.gateway.Answer;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Member;

/// Answers to what agents wait for. The first one wins.
@FunctionalInterface
public interface InputAnswers {
    CompletableFuture<AnswerResult> answer(Member actor, SessionKey session, String request, Answer answer);

    sealed interface AnswerResult {
        record Taken() implements AnswerResult {}

        /// @param who and what, as a sentence
        record TooLate(String who) implements AnswerResult {}

        record NotTaken(String words) implements AnswerResult {}
    }
}
