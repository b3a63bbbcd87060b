package dev.talaria.gateway.embedded;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.talaria.gateway.Subagent;

/// Sends two helpers off.
final class DelegationScene {
    private static final String ONE = "Read what others wrote about it";
    private static final String OTHER = "Measure it on this machine";

    private DelegationScene() {}

    static void play(Actor actor) {
        actor.think("Reading and measuring do not depend on each other: two helpers at once.");
        var call = actor.call("delegate_task", "2 tasks",
                Map.of("tasks", List.of(Map.of("goal", ONE), Map.of("goal", OTHER))));
        move(actor, "sa-1", ONE, "running", 0, "", "", 0);
        move(actor, "sa-2", OTHER, "queued", 0, "", "", 0);
        actor.rest(900);
        move(actor, "sa-1", ONE, "running", 1, "web_search: push latency", "", 0);
        move(actor, "sa-2", OTHER, "running", 1, "terminal: ./bench --quick", "", 0);
        actor.rest(1_800);
        move(actor, "sa-1", ONE, "running", 2, "web_extract: 3 pages", "", 0);
        actor.rest(1_200);
        move(actor, "sa-1", ONE, "completed", 3, "", "Three sources agree: below 150 ms nobody notices.", 4);
        actor.rest(1_400);
        move(actor, "sa-2", OTHER, "completed", 4, "", "p95 is 91 ms with 200 screens.", 5);
        actor.end(call, CallResult.of(PlannedCall.json(Map.of("results", List.of(
                Map.of("task_index", 0, "status", "completed", "summary",
                        "Three sources agree: below 150 ms nobody notices."),
                Map.of("task_index", 1, "status", "completed", "summary", "p95 is 91 ms with 200 screens."))))));
        actor.say(
                "Both helpers are back:\n\n1. **Reading:** below 150 ms nobody notices.\n2. **Measuring:** p95 is 91 ms.\n\n"
                        + "So it is fast enough, says the script. This was a rehearsal.");
    }

    private static void move(Actor actor, String id, String goal, String status, int tools, String latest,
            String summary, int seconds) {
        actor.turn().move(new Subagent(id, Optional.empty(), goal, status, Optional.of("rehearsal"), tools,
                present(latest), present(summary),
                seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)), Optional.empty()));
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(said -> !said.isEmpty());
    }
}
