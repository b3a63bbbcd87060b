package dev.talaria.fake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

import tools.jackson.databind.node.ObjectNode;

/// How a scripted Hermes behaves; may be changed while it runs.
public final class ScriptedBehaviour {
    private final int contract;

    /// How long a session stays busy after its answer is finished.
    public volatile Duration settles = Duration.ofMillis(30);

    /// Whether a prompt to a busy session is queued, or refused with 4009.
    public volatile boolean queues;

    /// Whether interrupting an idle session ends its next turn at once.
    public volatile boolean stickyInterrupt;

    public volatile boolean nullTextOnInterrupt = true;

    public volatile boolean doubledStart;

    /// Whether an unknown parameter is refused with 4000.
    public volatile boolean strict;

    /// Whether input is asked for by requests of the server.
    public volatile boolean serverRequests;

    /// Whether events are numbered and can be asked for again.
    public volatile boolean replays;

    /// Whether an answer to such a request may also be given by a method.
    public volatile boolean answersByMethod;

    /// Whether a question goes on where one client has said that it is not for it.
    public volatile boolean countsDeclines;

    /// What opening a session is refused with, one after the other, before it is opened: code and words.
    public final Queue<String> refusesOpening = new ConcurrentLinkedQueue<>();

    /// Whether it asks something of a session before it has said that the session is open.
    public volatile boolean asksWhileOpening;

    public volatile boolean unknownEvents;

    /// Who has to sign in, with which password, so that a token is of no use; nobody where it is empty.
    public volatile String user = "";

    public volatile String password = "";

    /// How long it takes to say how it stands.
    public volatile Duration statusTakes = Duration.ZERO;

    /// Whether the upgrade of a socket is answered with 403.
    public volatile boolean refusesSockets;

    /// Whether a compaction moves the conversation to a new stored id.
    public volatile boolean rotates;

    /// Whether cutting the conversation needs to be confirmed, and how: 4028 or 4029; 0 for not at all. From contract 6 on it always
    /// does, and goes by the stored row.
    public volatile int confirmsCuts;

    /// Whether it follows a session to its newest segment, tells which that is, and takes a model for a new session.
    public volatile boolean tellsSegments;

    /// Which home it says that it works on; empty for none.
    public volatile String home = "";

    /// Whether switching the model has to be confirmed.
    public volatile boolean confirmsModels;

    /// How many models it has besides its own two.
    public volatile int models;

    /// The profiles that it serves; the first is its own.
    public volatile List<String> profiles = List.of("default");

    /// Whether a compression is answered before it is done.
    public volatile boolean compressesLater;

    /// Whether it finds nothing that a command could take back.
    public volatile boolean forgetsCommands;

    /// What a prompt may let it play, by name: events as JSON, `type` and `payload`, with a `pause` in milliseconds before them.
    public final Map<String, List<String>> scenes = new ConcurrentHashMap<>();

    /// Methods whose answer is never sent, though the work is done.
    public final Set<String> mute = ConcurrentHashMap.newKeySet();

    /// Methods that break the socket: before the work is done.
    public final Set<String> breaksBefore = ConcurrentHashMap.newKeySet();

    /// Methods that break the socket: after the work is done, without an answer.
    public final Set<String> breaksAfter = ConcurrentHashMap.newKeySet();

    /// What becomes of everything that it says: of an answer as of an event.
    public volatile UnaryOperator<ObjectNode> distorts = said -> said;

    /// Methods that take this long, during which nothing else on the socket is answered.
    public final Map<String, Duration> slow = new ConcurrentHashMap<>();

    private ScriptedBehaviour(int contract) {
        this.contract = contract;
    }

    /// As the release with this contract behaves: 1 is 0.16.0, 4 is 0.19.0, 7 and 8 have server requests and are strict.
    public static ScriptedBehaviour of(int contract) {
        var behaviour = new ScriptedBehaviour(contract);
        behaviour.queues = contract > 1;
        behaviour.stickyInterrupt = contract <= 1;
        behaviour.rotates = contract <= 1;
        behaviour.tellsSegments = contract >= 4;
        behaviour.strict = contract >= 7;
        behaviour.serverRequests = contract >= 7;
        behaviour.answersByMethod = contract >= 8;
        behaviour.replays = contract >= 6;
        return behaviour;
    }

    public int contract() {
        return contract;
    }

    String version() {
        if (contract <= 1) {
            return "0.16.0";
        }
        return contract <= 4 ? "0.19.0" : "0.21." + (contract - 5);
    }
}
