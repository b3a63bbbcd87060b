package dev.talaria.live;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import dev.talaria.gateway.Answer;
import dev.talaria.gateway.Gateways;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Member;
import dev.talaria.team.Rights;

/// Lets the first answer to a request through, and tells every later one who was first. Answers to one session go one after
/// another: older backends give what they get to the oldest request.
@Service
class FirstAnswers implements InputAnswers {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final SessionBook book;
    private final Gateways gateways;
    private final Rights rights;
    private final Clock clock;
    private final Map<SessionKey, CompletableFuture<?>> last = new ConcurrentHashMap<>();

    FirstAnswers(SessionBook book, Gateways gateways, Rights rights, Clock clock) {
        this.book = book;
        this.gateways = gateways;
        this.rights = rights;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<AnswerResult> answer(Member actor, SessionKey session, String request, Answer answer) {
        var gateway = gateways.of(session.profile());
        var refusal = refusal(actor, session, RequestFold.open(book.of(session), request), answer);
        if (refusal.isPresent() || gateway.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new AnswerResult.NotTaken(refusal.orElse("There is no such profile.")));
        }
        var claim = new Claim();
        book.change(session, state -> claim.on(state, request));
        if (claim.request.isEmpty()) {
            return CompletableFuture.completedFuture(new AnswerResult.TooLate(whoWasFirst(session, request)));
        }
        var asked = claim.request.get();
        return inTurn(session, () -> gateway.get().answer(book.of(session).tip(), asked, answer))
                .thenApply(reply -> settled(actor, session, asked, answer, reply));
    }

    private <T> CompletableFuture<T> inTurn(SessionKey session,
            Supplier<CompletableFuture<T>> next) {
        var mine = new CompletableFuture<T>();
        var before = Optional.<CompletableFuture<?>>ofNullable(last.put(session, mine));
        before.orElseGet(() -> CompletableFuture.completedFuture(null))
                .whenComplete((_, _) -> next.get().whenComplete((value, failure) -> {
                    last.remove(session, mine);
                    if (failure != null) {
                        mine.completeExceptionally(failure);
                    } else {
                        mine.complete(value);
                    }
                }));
        return mine;
    }

    private AnswerResult settled(Member actor, SessionKey session, InputRequest request, Answer answer,
            Reply<Boolean> reply) {
        var now = clock.instant();
        return switch (reply) {
            case Reply.Done<Boolean>(var taken) when taken -> {
                book.change(session, state -> RequestFold.answered(state, request, Optional.of(Author.of(actor)),
                        inWords(request, answer), now));
                yield new AnswerResult.Taken();
            }
            case Reply.Done<Boolean> _ -> {
                book.change(session, state -> RequestFold.answered(state, request, Optional.empty(), "expired", now));
                yield new AnswerResult.TooLate("It was no longer asked: it expired, or was answered elsewhere.");
            }
            case Reply.Refused<Boolean>(var why, _) when why == Refusal.GONE -> {
                book.change(session, state -> RequestFold.answered(state, request, Optional.empty(), "expired", now));
                yield new AnswerResult.TooLate("It was no longer asked: it expired, or was answered elsewhere.");
            }
            case Reply.Refused<Boolean>(_, var words) -> {
                book.change(session, state -> RequestFold.answering(state, request.id(), false));
                yield new AnswerResult.NotTaken(words);
            }
        };
    }

    /// Who may not answer does not learn either who did.
    private Optional<String> refusal(Member actor, SessionKey session, Optional<OpenRequest> open, Answer answer) {
        var profile = session.profile();
        var talk = open.filter(known -> !(known.request() instanceof InputRequest.Clarification)).isEmpty();
        if (talk ? !rights.mayTalk(actor, profile) : !rights.mayApprove(actor, profile)) {
            return Optional.of("You may not answer this.");
        }
        return open.map(OpenRequest::request).filter(request -> !fits(request, answer))
                .map(_ -> "That is no answer to this.");
    }

    private static boolean fits(InputRequest request, Answer answer) {
        return switch (answer) {
            case Answer.Decision(var choice) ->
                request instanceof InputRequest.Approval approval && approval.choices().contains(choice);
            case Answer.Replies _ -> request instanceof InputRequest.Clarification;
            case Answer.Value _ ->
                request instanceof InputRequest.SudoPassword || request instanceof InputRequest.Secret;
            case Answer.Declined _ -> true;
        };
    }

    private static String inWords(InputRequest request, Answer answer) {
        return switch (answer) {
            case Answer.Decision(var choice) -> switch (choice) {
                case ONCE -> "allowed once";
                case SESSION -> "allowed for this session";
                case ALWAYS -> "allowed always";
                case DENY -> "denied";
            };
            case Answer.Replies(var replies) when replies.values().stream().allMatch(List::isEmpty) ->
                "skipped";
            case Answer.Replies(var replies) -> "answered: " + Activities.onOneLine(replies.values().stream()
                    .map(texts -> String.join(", ", texts))
                    .collect(Collectors.joining("; ")));
            case Answer.Value _ -> request instanceof InputRequest.Secret ? "sent the secret" : "sent the password";
            case Answer.Declined _ -> request instanceof InputRequest.Approval ? "denied" : "declined";
        };
    }

    private String whoWasFirst(SessionKey session, String request) {
        var state = book.of(session);
        var answered = state.answered().stream().filter(known -> known.request().equals(request)).findFirst();
        if (answered.isPresent()) {
            var at = TIME.withZone(ZoneId.systemDefault()).format(answered.get().at());
            return answered.get().by()
                    .map(author -> author.name() + " " + answered.get().what() + " at " + at + ".")
                    .orElse("It was over before: " + answered.get().what() + " at " + at + ".");
        }
        return RequestFold.open(state, request).isPresent()
                ? "Somebody else is answering it right now."
                : "It is not asked any more.";
    }

    /// Takes the request for one answer, unless another has taken it.
    private static final class Claim {
        private Optional<InputRequest> request = Optional.empty();

        SessionState on(SessionState state, String id) {
            request = RequestFold.open(state, id)
                    .filter(open -> !open.answering())
                    .map(OpenRequest::request);
            return request.isEmpty() ? state : RequestFold.answering(state, id, true);
        }
    }
}
