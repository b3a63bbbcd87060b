package dev.talaria.gateway.hermes;

import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/// Which version of the protocol the backend speaks, as far as it has said so.
final class Contract {
    static final int FILES = 2;
    static final int FORCED_PACE = 4;
    static final int LONG_FRAMES = 5;
    static final int TOLD_ENDS = 7;
    private static final int LAST_OF_EVENTS = 6;
    private static final Pattern VERSION = Pattern
            .compile("(?<major>\\d{1,6})\\.(?<minor>\\d{1,6})(?:\\.(?<patch>\\d{1,6}))?.*");

    private final Runnable learnt;
    private volatile int number;
    private volatile int least;

    Contract(Runnable learnt) {
        this.learnt = learnt;
    }

    /// 0 where it is not known, or older than any number.
    int number() {
        return number > 0 ? number : least;
    }

    /// Takes what this version of Hermes speaks at least, until the backend says it: not every session tells.
    void comesWith(String version) {
        var parts = VERSION.matcher(version);
        if (parts.matches()) {
            var patch = parts.group("patch") == null ? 0 : Integer.parseInt(parts.group("patch"));
            least = Integer.parseInt(parts.group("major")) > 0
                    ? TOLD_ENDS
                    : least(Integer.parseInt(parts.group("minor")), patch);
        }
    }

    private static int least(int minor, int patch) {
        if (minor < 19) {
            return 1;
        }
        if (minor < 21) {
            return minor == 19 ? FORCED_PACE : LONG_FRAMES;
        }
        return minor == 21 && patch < 2 ? LAST_OF_EVENTS : TOLD_ENDS;
    }

    /// Whether it may be the first one, which leaves much to its clients.
    boolean isFirst() {
        return number() <= 1;
    }

    /// Whether it may open the very segment that it is asked for, and tell nobody when a conversation goes on in another.
    boolean leavesSegmentsToClients() {
        return number() < FORCED_PACE;
    }

    /// Whether a stop that meets no answer any more is kept for the next turn, which then ends at once.
    boolean keepsStops() {
        return number() <= 1;
    }

    /// Whether effort and pace that are set for one session become the profile's.
    boolean keepsPaceForAll() {
        return number() < FORCED_PACE;
    }

    /// Whether a model is chosen for one session only where that is said. For a while a choice was kept for the whole profile
    /// otherwise, and an operator may still want that; the first versions would take the word for a part of the name.
    ///
    /// @param version of Hermes
    boolean keepsModelsApartWhenTold(String version) {
        return number() > FILES || (number() == FILES && !version.startsWith("0.16."));
    }

    /// Whether a conversation is cut by taking back what is stored. Such a backend counts in what it remembers also what it has added
    /// itself, and not what it failed at: a number of a prompt may mean another one there.
    boolean cutsByTakingBack() {
        return number() < LONG_FRAMES;
    }

    /// Whether a conversation may have to be cut before a stored row, since counting its prompts is not trusted.
    boolean cutsByRow() {
        return number() >= LONG_FRAMES;
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
