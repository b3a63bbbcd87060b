package dev.talaria.gateway.hermes;

import java.util.Locale;

import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.rpc.RpcFailure;
import dev.talaria.gateway.rpc.RpcFailure.Closed;
import dev.talaria.gateway.rpc.RpcFailure.Refused;
import dev.talaria.gateway.rpc.RpcFailure.TimedOut;

/// Puts into plain words what a backend, or the way to it, answers in codes. The codes mean different things in different
/// methods; those that mean the same everywhere are here, the others where the method is called.
final class Refusals {
    static final int NO_RUNTIME = 4001;
    static final int BAD_VALUE = 4002;
    static final int NOT_STORED = 4007;
    static final int BUSY = 4009;
    static final int NO_METHOD = -32601;
    private static final int BAD_PARAMETERS = 4000;
    private static final int LIMIT = 4090;
    private static final int AGENT_NOT_BUILT = 5032;
    private static final int DISK_FULL = 5070;
    private static final int DISK_FAILED = 5071;
    private static final int FIRST_OF_OURS = 4000;
    private static final int FIRST_OF_ITS = 5000;

    private Refusals() {}

    /// @param harmless whether nothing has happened even if the backend got it
    static NotDone of(RpcFailure failure, boolean harmless) {
        return switch (failure) {
            case Refused refused -> of(refused);
            case Closed closed when closed.mayHaveArrived() && !harmless -> new NotDone(Refusal.UNCERTAIN,
                    "Contact with the agent was lost before it answered: it may have happened.");
            case Closed _ -> new NotDone(Refusal.UNREACHABLE, "The agent cannot be reached right now.");
            case TimedOut late when late.mayHaveArrived() && !harmless -> new NotDone(Refusal.UNCERTAIN,
                    "The agent did not answer in time: it may have happened.");
            case TimedOut _ -> new NotDone(Refusal.UNREACHABLE, "The agent did not answer in time.");
        };
    }

    private static NotDone of(Refused refused) {
        if (isPassing(refused)) {
            return new NotDone(Refusal.BUSY, "The agent is about to let go of this session. Try again in a moment.");
        }
        if (isNotFound(refused) || refused.code() == NOT_STORED) {
            return new NotDone(Refusal.GONE, "This session is not there any more.");
        }
        if (isBusy(refused)) {
            return new NotDone(Refusal.BUSY, "A turn runs in this session: this has to wait for its end.");
        }
        return switch (refused.code()) {
            case NO_METHOD -> new NotDone(Refusal.UNSUPPORTED, "This version of Hermes cannot do that.");
            case BAD_PARAMETERS -> new NotDone(Refusal.UNSUPPORTED,
                    "This version of Hermes does not know what was asked.");
            case LIMIT -> new NotDone(Refusal.FAILED, "The agent does not take it right now: " + said(refused));
            case AGENT_NOT_BUILT -> new NotDone(Refusal.FAILED, "The agent could not be started: " + said(refused));
            case DISK_FULL -> new NotDone(Refusal.FAILED, "The disk of the agent's host is full.");
            case DISK_FAILED -> new NotDone(Refusal.FAILED, "The agent's host could not write to its disk.");
            default -> new NotDone(
                    FIRST_OF_OURS <= refused.code() && refused.code() < FIRST_OF_ITS ? Refusal.INVALID : Refusal.FAILED,
                    said(refused));
        };
    }

    /// Codes are used for several things; these two are known by their text as well.
    static boolean isNotFound(Refused refused) {
        return refused.code() == NO_RUNTIME || says(refused, "session not found") || wasJustReaped(refused);
    }

    /// Whether the session or its whole backend is about to be let go of, or was just now: it can be opened a moment later.
    static boolean isPassing(Refused refused) {
        return wasJustReaped(refused) || says(refused, "interrupt settling") || says(refused, "backend is retiring");
    }

    private static boolean wasJustReaped(Refused refused) {
        return says(refused, "session no longer live");
    }

    static boolean isBusy(Refused refused) {
        return says(refused, "session busy") || (refused.code() == BUSY && !says(refused, "no pending"));
    }

    /// The backend's own words as a sentence.
    static String said(Refused refused) {
        var words = PlainWords.oneLine(refused.message());
        if (words.isEmpty()) {
            return "The agent refused it without a reason.";
        }
        var sentence = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return sentence.matches(".*[.!?…]") ? sentence : sentence + ".";
    }

    private static boolean says(Refused refused, String words) {
        return refused.message().toLowerCase(Locale.ROOT).contains(words);
    }
}
