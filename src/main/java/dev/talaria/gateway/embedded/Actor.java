package dev.talaria.gateway.embedded;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Plays a scene word by word, at the pace of the rehearsal.
final class Actor {
    private static final Pattern WORDS = Pattern.compile("\\S*\\s*");
    private static final Duration PER_WORD = Duration.ofMillis(28);
    private static final Duration PER_THOUGHT = Duration.ofMillis(36);

    private final Turn turn;
    private final Pace pace;

    Actor(Turn turn, Pace pace) {
        this.turn = turn;
        this.pace = pace;
    }

    Turn turn() {
        return turn;
    }

    void rest(long millis) {
        turn.pause(pace.of(Duration.ofMillis(millis)));
    }

    void think(String text) {
        for (var word : words(text)) {
            turn.think(word);
            turn.pause(pace.of(PER_THOUGHT));
        }
    }

    void say(String text) {
        for (var word : words(text)) {
            turn.say(word);
            turn.pause(pace.of(PER_WORD));
        }
    }

    private static List<String> words(String text) {
        return WORDS.matcher(text).results().map(found -> found.group()).filter(word -> !word.isEmpty()).toList();
    }

    PlannedCall call(String tool, String context, Map<String, ?> arguments) {
        turn.announce(tool);
        rest(250);
        var call = new PlannedCall(turn.newCallId(), tool, context, PlannedCall.json(arguments));
        turn.plan(List.of(call));
        turn.begin(call);
        return call;
    }

    /// Plays a call that takes this long.
    void tool(String tool, String context, Map<String, ?> arguments, long millis, CallResult result) {
        var call = call(tool, context, arguments);
        rest(millis);
        end(call, result);
    }

    /// Ends a call, and takes up what somebody has said meanwhile.
    void end(PlannedCall call, CallResult result) {
        turn.end(call, result).forEach(this::takeUp);
    }

    private void takeUp(String guidance) {
        say("Heard in the middle of it: “" + guidance + "”. A real agent would follow that now.\n\n");
    }

    void finish() {
        var unheard = turn.finish();
        while (!unheard.isEmpty()) {
            unheard.forEach(this::takeUp);
            unheard = turn.finish();
        }
    }
}
