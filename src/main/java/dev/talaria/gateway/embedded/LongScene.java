package dev.talaria.gateway.embedded;

import java.util.List;
import java.util.Map;

/// A turn of about two minutes.
final class LongScene {
    private static final List<String> STEPS = List.of("Collect the figures", "Compare them with last month's",
            "Check the outliers", "Draw the chart", "Write the report");

    private LongScene() {}

    static void play(Actor actor) {
        actor.think(
                "This takes a while: five steps, one after the other. Long enough to be stopped, or to be told more.");
        for (var step = 0; step < STEPS.size(); step++) {
            var name = STEPS.get(step);
            actor.say("**Step " + (step + 1) + " of " + STEPS.size() + ": " + name + ".** "
                    + "The rows are many, and the script has time. ".repeat(4) + "\n\n");
            var command = "./report --step " + (step + 1);
            var call = actor.call("terminal", command, Map.of("command", command));
            for (var tenth = 1; tenth <= 10; tenth++) {
                actor.rest(1_600);
                actor.turn().progress(call, tenth * 10 + " %");
            }
            actor.end(call, CallResult.of(PlannedCall.json(Map.of("output", name + ": done\n", "exit_code", 0))));
        }
        actor.say("""
                The report is finished:

                - the figures went up by 4 %
                - two outliers were typing errors
                - the chart looks as it should

                None of this is true. It was a rehearsal of a long turn.""");
    }
}
