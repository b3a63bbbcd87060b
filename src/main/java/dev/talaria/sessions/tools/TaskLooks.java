package dev.talaria.sessions.tools;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The agent's plans, helpers, schedules and questions.
final class TaskLooks {
    private TaskLooks() {}

    static Look todo(Reading reading) {
        var items = Todos.in(reading.result()).or(() -> Todos.in(reading.arguments())).orElse(List.of());
        var active = items.stream().filter(item -> "in_progress".equals(item.get("status"))).findFirst();
        var done = items.stream().filter(item -> "completed".equals(item.get("status"))).count();
        var note = items.isEmpty() ? Optional.<String>empty() : Optional.of(done + "/" + items.size() + " done");
        return Look.of("todo", reading.titled("Updating tasks", "Updated tasks"),
                active.map(item -> item.getOrDefault("content", "")).flatMap(text -> Reading.subject(text, 120)), note,
                new Bodies(reading).rows("todos", "", items));
    }

    static Look delegate(Reading reading) {
        var tasks = reading.arguments().path("tasks");
        var goal = tasks.isArray() && !tasks.isEmpty()
                ? Json.text(tasks.get(0), "goal", "task", "prompt")
                : reading.argument("goal", "task", "prompt");
        var note = tasks.size() > 1 ? Optional.of(tasks.size() + " subagents") : Optional.<String>empty();
        var bodies = new Bodies(reading).argument("markdown", "Task", goals(reading));
        reports(reading, bodies);
        return Look.of("delegate", reading.titled("Delegating", "Delegated"), Reading.subject(goal, 120), note, bodies);
    }

    static Look cron(Reading reading) {
        var subject = (reading.argument("action") + " " + reading.argument("name", "job_id", "id", "schedule")).strip();
        return Look.of("schedule", reading.titled("Scheduling cron job", "Cron job"), Reading.subject(subject, 120),
                Counts.of(reading, "job", "jobs", "jobs"),
                Facts.bodies(reading));
    }

    static Look clarify(Reading reading) {
        var choices = reading.arguments().path("choices");
        var question = reading.argument("question");
        var offered = choices.isArray()
                ? choices.valueStream().map(Json::text).map(choice -> "- " + choice).toList()
                : List.<String>of();
        return Look.of("ask", reading.titled("Asking", "Asked"), Reading.subject(question, 160), Optional.empty(),
                new Bodies(reading).argument("text", "Question", question)
                        .argument("text", "Choices", String.join("\n", offered))
                        .field("text", "Answer", "user_response", "answer", "response", "choice"));
    }

    static Look recall(Reading reading) {
        return Look.of("search", reading.titled("Searching session history", "Searched session history"),
                Reading.subject(reading.argument("query"), 48),
                Counts.of(reading, "session", "sessions", "results", "sessions"), Facts.bodies(reading));
    }

    private static String goals(Reading reading) {
        var tasks = reading.arguments().path("tasks");
        if (!tasks.isArray() || tasks.isEmpty()) {
            return reading.argument("goal", "task", "prompt");
        }
        return String.join("\n",
                tasks.valueStream().map(task -> "1. " + Json.text(task, "goal", "task", "prompt")).toList());
    }

    private static void reports(Reading reading, Bodies bodies) {
        var results = reading.find("results");
        if (!results.isArray()) {
            bodies.field("markdown", "Report", "summary", "report", "output", "message");
            return;
        }
        var facts = results.valueStream()
                .filter(result -> result.isObject())
                .map(result -> Map.of("name", Json.text(result, "status", "task_index"), "value",
                        Cut.at(Controls.withoutColours(Json.text(result, "summary", "error")), 1_000)))
                .limit(20)
                .toList();
        bodies.rows("facts", "Reports", facts);
    }
}
