package dev.talaria.gateway.hermes;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.talaria.gateway.Gateway.Submitted;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Submission;
import dev.talaria.gateway.rpc.RpcFailure;
import dev.talaria.gateway.rpc.RpcFailure.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One prompt on its way: offered until it is taken, or certain not to be.
final class Offer {
    private static final int CUT_GONE = 4018;
    private static final int CUT_TO_NOTHING = 4028;
    private static final int CUT = 4029;
    private static final int COUNTED_OTHERWISE = 4030;

    private final HermesCalls calls;
    private final Attaching attaching;
    private final Arrival arrival;
    private final Contract contract;
    private final Submission submission;
    private final long until;
    private AttachedSession session;
    private boolean reopened;
    private boolean sentAgain;
    private final Set<String> confirmed = new HashSet<>();
    private boolean counts = true;
    private boolean isCut;

    Offer(HermesCalls calls, Attaching attaching, Arrival arrival, Contract contract, AttachedSession session,
            Submission submission) {
        this.calls = calls;
        this.attaching = attaching;
        this.arrival = arrival;
        this.contract = contract;
        this.session = session;
        this.submission = submission;
        this.until = System.nanoTime() + calls.patience().busy().toNanos();
    }

    Submitted make() {
        while (true) {
            session = attaching.attached(session.name());
            var before = arrival.before(session);
            try {
                return send();
            } catch (Refused refused) {
                refused(refused);
            } catch (RpcFailure.TimedOut late) {
                throw Refusals.of(late, false);
            } catch (RpcFailure.Closed closed) {
                Turns.awaitGone(session);
                var arrived = closed.mayHaveArrived()
                        ? arrival.of(session, submission.text(), before)
                        : Arrival.NOT_ARRIVED;
                if (arrived.isPresent()) {
                    return arrived.get();
                }
                sendAgain(closed);
            }
        }
    }

    private Submitted send() {
        waitUntilCanBeCut();
        var where = session.binding().orElseThrow(Turns::lostJustNow);
        cutWhatIsStored();
        var turns = session.turns();
        return HermesCalls.answer(where.socket().connection()
                .call("prompt.submit", HermesCalls.with(where.runtime(), this::fill), calls.patience().turn(),
                        answer -> taken(answer, turns)));
    }

    /// A newer backend would queue the prompt, and cut nothing.
    private void waitUntilCanBeCut() {
        while (submission.from().isPresent() && session.isRunning()) {
            waitUntilFree();
        }
    }

    /// Never twice: what is there then is what was meant to stay.
    private void cutWhatIsStored() {
        if (!isCut && contract.cutsByTakingBack() && submission.from().isPresent()) {
            isCut = new TakingBack(calls).back(session.name(), submission.from().get().back()).isPresent();
        }
    }

    private void fill(ObjectNode params) {
        params.put("text", submission.text());
        submission.from().filter(_ -> !isCut).ifPresent(cut -> {
            if (contract.cutsByRow()) {
                params.put("truncate_before_row_id", cut.row());
            }
            if (counts) {
                params.put("truncate_before_user_ordinal", cut.prompt());
            }
            confirmed.forEach(confirmation -> params.put(confirmation, true));
        });
        if (session.isRunning()) {
            // else a newer backend may stop the turn for it, or what follows that by itself
            params.put("queued", true);
        }
    }

    private Submitted taken(JsonNode answer, int turns) {
        if (answer.path("voice_stopped").asBoolean(false)) {
            throw new NotDone(Refusal.INVALID, "The agent ended its voice chat with this word, and began no turn.");
        }
        var status = answer.path("status").asString("");
        return switch (status) {
            case "queued" -> Submitted.QUEUED;
            case "steered" -> Submitted.STEERED;
            case "redirected" -> Submitted.REDIRECTED;
            // a foreign word: whatever it is called, it was taken
            default -> {
                session.accepted(submission.text(), turns);
                yield Submitted.STARTED;
            }
        };
    }

    private void refused(Refused refused) {
        if (Refusals.isNotFound(refused) && !reopened) {
            reopened = true;
            session.forgotten();
        } else if (Refusals.isBusy(refused)) {
            waitUntilFree();
        } else if (submission.from().isEmpty() || !agreesToCut(refused)) {
            throw refused.code() == CUT_GONE
                    ? new NotDone(Refusal.GONE, "That prompt is no longer in the live conversation.")
                    : refused;
        }
    }

    /// A backend wants a cut to be confirmed, one to nothing once more, and may count the prompts otherwise than we do: it refuses
    /// for one reason after the other, before anything is done.
    private boolean agreesToCut(Refused refused) {
        return switch (refused.code()) {
            case CUT -> confirmed.add("confirm_truncate");
            case CUT_TO_NOTHING -> confirmed.add("confirm_empty_truncate");
            case COUNTED_OTHERWISE -> {
                var counted = counts;
                counts = !contract.cutsByRow();
                yield counted && !counts;
            }
            default -> false;
        };
    }

    /// Old backends stay busy for a moment after the end of an answer.
    private void waitUntilFree() {
        if (session.isAnswering() || System.nanoTime() >= until) {
            throw new NotDone(Refusal.BUSY, "A turn runs in this session: this has to wait for its end.");
        }
        try {
            session.freed().get(calls.patience().pause().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            // asked again
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new NotDone(Refusal.UNREACHABLE, "Talaria stops.");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void sendAgain(RpcFailure.Closed closed) {
        if (sentAgain) {
            throw Refusals.of(closed, true);
        }
        sentAgain = true;
    }
}
