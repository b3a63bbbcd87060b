package dev.talaria.chat.ui;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.talaria.sessions.TranscriptEntry;
import dev.talaria.sessions.TranscriptEntry.Answer;
import dev.talaria.sessions.TranscriptEntry.Part.Reasoning;
import dev.talaria.sessions.TranscriptEntry.Prompt;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Authors;
import dev.talaria.team.Authors.Stored;
import dev.talaria.team.ThoughtTimes;

/// What is known here of the turns in a file, beyond what the file tells. Reads our database: only ever called in the background.
record TurnNotes(Authors authors, ThoughtTimes thoughts) {
    /// Who sent which prompt.
    Map<Long, String> authors(SessionKey session, List<TranscriptEntry> entries) {
        return authors.of(session, entries.stream()
                .flatMap(entry -> entry instanceof Prompt prompt
                        ? Stream.of(new Stored(prompt.id(), prompt.text()))
                        : Stream.of())
                .toList());
    }

    /// The same entries, with how long was thought.
    List<TranscriptEntry> timed(SessionKey session, List<TranscriptEntry> entries) {
        var times = thoughts.of(session, entries.stream()
                .flatMap(entry -> entry instanceof Answer answer ? answer.parts().stream() : Stream.of())
                .flatMap(part -> part instanceof Reasoning thought
                        ? Stream.of(new Stored(thought.id(), thought.text()))
                        : Stream.of())
                .toList());
        return times.isEmpty() ? entries : entries.stream().map(entry -> timed(entry, times)).toList();
    }

    private static TranscriptEntry timed(TranscriptEntry entry, Map<Long, Duration> times) {
        return entry instanceof Answer answer
                ? new Answer(answer.id(), answer.lastId(), answer.startedAt(), answer.endedAt(),
                        answer.parts().stream()
                                .map(part -> part instanceof Reasoning thought ? timed(thought, times) : part)
                                .toList(),
                        answer.failure(), answer.unfinished())
                : entry;
    }

    private static Reasoning timed(Reasoning thought, Map<Long, Duration> times) {
        return new Reasoning(thought.id(), thought.text(),
                Optional.ofNullable(times.get(thought.id())).map(Duration::toMillis).or(thought::millis));
    }
}
