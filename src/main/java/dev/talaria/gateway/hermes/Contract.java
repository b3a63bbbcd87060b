package dev.talaria.gateway.hermes;

import tools.jackson.databind.JsonNode;

/// Which version of the protocol the backend speaks, as far as it has said so.
final class Contract {
    static final int FILES = 2;
    static final int FORCED_PACE = 4;
    static final int LONG_FRAMES = 5;
    static final int TOLD_ENDS = 7;

    private final Runnable learnt;
    private volatile int number;

    Contract(Runnable learnt) {
        this.learnt = learnt;
    }

    /// 0 where it is not known, or older than any number.
    int number() {
        return number;
    }

    /// Whether it may be the first one, which leaves much to its clients.
    boolean isFirst() {
        return number <= 1;
    }

    /// Whether it may open the very segment that it is asked for, and tell nobody when a conversation goes on in another.
    boolean leavesSegmentsToClients() {
        return number < FORCED_PACE;
    }

    /// Whether effort and pace that are set for one session become the profile's.
    boolean keepsPaceForAll() {
        return number < FORCED_PACE;
    }

    /// Whether a model is chosen for one session only where that is said. For a while a choice was kept for the whole profile
    /// otherwise, and an operator may still want that; the first versions would take the word for a part of the name.
    ///
    /// @param version of Hermes
    boolean keepsModelsApartWhenTold(String version) {
        return number > FILES || (number == FILES && !version.startsWith("0.16."));
    }

    /// Whether a conversation is cut by taking back what is stored. Such a backend counts in what it remembers also what it has added
    /// itself, and not what it failed at: a number of a prompt may mean another one there.
    boolean cutsByTakingBack() {
        return number < LONG_FRAMES;
    }

    /// Whether a conversation may have to be cut before a stored row, since counting its prompts is not trusted.
    boolean cutsByRow() {
        return number >= LONG_FRAMES;
    }

    /// What a session's facts say of it.
    static int told(JsonNode info, int known) {
        return info.path("desktop_contract").asInt(known);
    }

    void learn(JsonNode info) {
        var told = told(info, number);
        if (told != number) {
            number = told;
            learnt.run();
        }
    }
}
