package dev.talaria.sessions;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.talaria.sessions.TranscriptEntry.Answer;
import dev.talaria.sessions.TranscriptEntry.Prompt;
import dev.talaria.sessions.statedb.MessageRow;

/// Finds what was answered before, where somebody let the same prompt be answered again: such turns were taken back right before
/// it, and their rows are still in the file.
final class OtherAnswers {
    private final List<MessageRow> takenBack;
    private final Function<List<MessageRow>, List<TranscriptEntry>> reading;

    /// @param takenBack oldest first
    OtherAnswers(List<MessageRow> takenBack, Function<List<MessageRow>, List<TranscriptEntry>> reading) {
        this.takenBack = takenBack;
        this.reading = reading;
    }

    /// @return by the id of the prompt, oldest first
    Map<Long, List<Answer>> to(List<TranscriptEntry> shown) {
        var found = new HashMap<Long, List<Answer>>();
        var after = 0L;
        for (var entry : shown) {
            if (entry instanceof Prompt prompt) {
                var answers = to(prompt, after);
                if (!answers.isEmpty()) {
                    found.put(prompt.id(), answers);
                }
            }
            after = Math.max(after, entry instanceof Answer answer ? answer.lastId() : entry.id());
        }
        return Map.copyOf(found);
    }

    private List<Answer> to(Prompt prompt, long after) {
        var between = takenBack.stream().filter(row -> row.id() > after && row.id() < prompt.id()).toList();
        return between.isEmpty() ? List.of() : sameAsked(prompt, reading.apply(between));
    }

    /// The newest first, as long as it was the same that was asked.
    private static List<Answer> sameAsked(Prompt prompt, List<TranscriptEntry> entries) {
        var answers = new ArrayDeque<Answer>();
        var ofOne = new ArrayDeque<Answer>();
        for (var entry : entries.reversed()) {
            if (entry instanceof Answer answer) {
                ofOne.addFirst(answer);
            } else if (entry instanceof Prompt other && other.text().equals(prompt.text())) {
                ofOne.descendingIterator().forEachRemaining(answers::addFirst);
                ofOne.clear();
            } else {
                break;
            }
        }
        return List.copyOf(answers);
    }
}
