package dev.talaria.chat.ui;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.talaria.chat.ui.TurnModels.HelperModel;
import dev.talaria.sessions.SessionLinks;
import dev.talaria.sessions.SubagentRun;
import dev.talaria.sessions.TranscriptEntry;
import dev.talaria.sessions.TranscriptEntry.Answer;
import dev.talaria.sessions.TranscriptEntry.Part;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

/// Which subagents worked for which stored answer. No row says so: it is told by when they began.
final class StoredHelpers {
    private StoredHelpers() {}

    static boolean areIn(List<TranscriptEntry> entries) {
        return entries.stream().anyMatch(entry -> entry instanceof Answer answer && delegates(answer));
    }

    private static boolean delegates(Answer answer) {
        return answer.parts().stream()
                .anyMatch(part -> part instanceof Part.Tool(_, var call) && call.name().equals("delegate_task"));
    }

    /// @param runs in the order in which they began, each behind the one that sent it off
    static Map<Long, List<HelperModel>> of(List<TranscriptEntry> entries, List<SubagentRun> runs,
            ProfileName profile) {
        var answers = entries.stream()
                .flatMap(entry -> entry instanceof Answer answer
                        ? Optional.of(answer).stream()
                        : Optional.<Answer>empty().stream())
                .filter(StoredHelpers::delegates)
                .toList();
        var home = new HashMap<StoredId, Long>();
        var found = new HashMap<Long, List<HelperModel>>();
        for (var run : runs) {
            var sender = Optional.ofNullable(home.get(run.parent()));
            sender.or(() -> answerOf(run, answers)).ifPresent(answer -> {
                home.put(run.session(), answer);
                found.computeIfAbsent(answer, _ -> new ArrayList<>()).add(model(run, sender.isPresent(), profile));
            });
        }
        return found;
    }

    private static Optional<Long> answerOf(SubagentRun run, List<Answer> answers) {
        return answers.stream()
                .filter(answer -> !answer.endedAt().isBefore(run.startedAt()))
                .filter(answer -> !answer.equals(answers.getFirst()) || isNear(run, answer))
                .map(Answer::id)
                .findFirst();
    }

    /// Those of answers that are not shown yet are not those of the first that is.
    private static boolean isNear(SubagentRun run, Answer first) {
        return !run.startedAt().isBefore(first.startedAt().minus(Duration.ofMinutes(5)));
    }

    private static HelperModel model(SubagentRun run, boolean below, ProfileName profile) {
        return new HelperModel(run.session().value(), below ? run.parent().value() : null, run.goal(), status(run),
                run.tools(), null, null, null,
                run.endedAt().map(end -> Duration.between(run.startedAt(), end).toMillis()).orElse(null),
                SessionLinks.session(profile, run.session()));
    }

    private static String status(SubagentRun run) {
        return switch (run.endReason()) {
            case "failed", "error", "timeout", "interrupted" -> run.endReason();
            default -> "completed";
        };
    }
}
