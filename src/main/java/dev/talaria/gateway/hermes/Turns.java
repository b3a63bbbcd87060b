package dev.talaria.gateway.hermes;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.talaria.gateway.Gateway.Submitted;
import dev.talaria.gateway.Gateway.Truth;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Submission;
import dev.talaria.gateway.rpc.RpcFailure;
import dev.talaria.gateway.rpc.RpcFailure.Refused;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Prompts and the turns that they begin. A prompt is sent once: again only where it is certain that the first did not arrive.
final class Turns {
    private static final int CUT_GONE = 4018;
    private static final int CUT_TO_NOTHING = 4028;
    private static final int CUT = 4029;
    private static final int CANNOT_STEER = 4010;

    private final HermesCalls calls;
    private final Attaching attaching;
    private final Arrival arrival;

    Turns(HermesCalls calls, Attaching attaching, GatewayKind kind) {
        this.calls = calls;
        this.attaching = attaching;
        this.arrival = new Arrival(attaching, calls.patience(), kind);
    }

    Submitted submit(StoredId id, Submission submission) {
        if (submission.text().isBlank()) {
            throw new NotDone(Refusal.INVALID, "There is nothing to send.");
        }
        return new Offer(attaching.attached(id), submission).make();
    }

    /// An interrupt that meets an idle session would end its next turn on old backends.
    void stop(StoredId id) {
        var session = attaching.attached(id);
        if (!session.isRunning()) {
            return;
        }
        try {
            interrupt(session);
        } catch (Refused refused) {
            if (!Refusals.isNotFound(refused)) {
                throw refused;
            }
            session.forgotten();
            stopStill(id);
        } catch (RpcFailure.Closed _) {
            awaitGone(session);
            stopStill(id);
        }
    }

    private void stopStill(StoredId id) {
        var session = attaching.attached(id);
        if (session.isRunning()) {
            interrupt(session);
        }
    }

    private void interrupt(AttachedSession session) {
        var where = session.binding().orElseThrow(Turns::lostJustNow);
        HermesCalls.answer(where.socket().connection().call("session.interrupt",
                HermesCalls.with(where.runtime(), _ -> {}), calls.patience().act()));
    }

    private static void awaitGone(AttachedSession session) {
        session.binding().map(AttachedSession.Binding::socket).ifPresent(Link.Socket::awaitGone);
    }

    private static NotDone lostJustNow() {
        return new NotDone(Refusal.UNREACHABLE, "Contact with the agent was lost just now.");
    }

    boolean steer(StoredId id, String text) {
        if (text.isBlank()) {
            throw new NotDone(Refusal.INVALID, "There is nothing to send.");
        }
        if (!attaching.attached(id).isRunning()) {
            return false;
        }
        try {
            var answer = calls.within(id, "session.steer", calls.patience().act(), params -> params.put("text", text));
            return !answer.path("status").asString("").equals("rejected");
        } catch (Refused refused) {
            if (refused.code() == CANNOT_STEER) {
                throw new NotDone(Refusal.UNSUPPORTED, "This agent takes nothing while a turn runs.");
            }
            throw refused;
        }
    }

    Truth ask(StoredId id) {
        var session = attaching.find(id);
        var runtime = session.flatMap(AttachedSession::binding).map(AttachedSession.Binding::runtime).orElse("");
        var stored = session.map(AttachedSession::now).orElse(id).value();
        for (var live : calls.look("session.active_list", _ -> {}).path("sessions")) {
            if (live.path("id").asString("").equals(runtime) || live.path("session_key").asString("").equals(stored)) {
                return truth(live.path("status").asString(""));
            }
        }
        return Truth.NOT_LIVE;
    }

    private static Truth truth(String status) {
        return switch (status) {
            case "waiting" -> Truth.WAITING;
            case "working", "streaming", "starting", "resuming" -> Truth.RUNNING;
            // a foreign word: what else it may say is no turn
            default -> Truth.IDLE;
        };
    }

    /// One prompt on its way.
    private final class Offer {
        private final Submission submission;
        private final long until = System.nanoTime() + calls.patience().busy().toNanos();
        private AttachedSession session;
        private boolean reopened;
        private boolean sentAgain;
        private String confirmed = "";

        private Offer(AttachedSession session, Submission submission) {
            this.session = session;
            this.submission = submission;
        }

        private Submitted make() {
            while (true) {
                var before = arrival.before(session);
                try {
                    return send();
                } catch (Refused refused) {
                    refused(refused);
                } catch (RpcFailure.TimedOut late) {
                    throw Refusals.of(late, false);
                } catch (RpcFailure.Closed closed) {
                    awaitGone(session);
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
            var where = session.binding().orElse(null);
            if (where == null) {
                session = attaching.attached(session.name());
                where = session.binding().orElseThrow(Turns::lostJustNow);
            }
            var turns = session.turns();
            return HermesCalls.answer(where.socket().connection()
                    .call("prompt.submit", HermesCalls.with(where.runtime(), this::fill), calls.patience().turn(),
                            answer -> taken(answer, turns)));
        }

        private void fill(ObjectNode params) {
            params.put("text", submission.text());
            submission.from().ifPresent(prompt -> params.put("truncate_before_user_ordinal", prompt));
            if (!confirmed.isEmpty()) {
                params.put(confirmed, true);
            }
            if (session.isAnswering()) {
                // else a newer backend may stop the running turn for it
                params.put("queued", true);
            }
        }

        private Submitted taken(JsonNode answer, int turns) {
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
                session = attaching.attached(session.name());
            } else if (Refusals.isBusy(refused)) {
                waitUntilFree();
            } else if (isCut(refused, CUT_TO_NOTHING, "confirm_empty_truncate")) {
                confirmed = "confirm_empty_truncate";
            } else if (isCut(refused, CUT, "confirm_truncate")) {
                confirmed = "confirm_truncate";
            } else if (refused.code() == CUT_GONE) {
                throw new NotDone(Refusal.GONE, "That prompt is no longer in the live conversation.");
            } else {
                throw refused;
            }
        }

        private boolean isCut(Refused refused, int code, String confirmation) {
            return refused.code() == code && submission.from().isPresent() && !confirmed.equals(confirmation);
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
            session = attaching.attached(session.name());
        }
    }
}
