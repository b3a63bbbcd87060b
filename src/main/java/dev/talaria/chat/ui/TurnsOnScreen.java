package dev.talaria.chat.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.talaria.live.LiveTurn;
import dev.talaria.sessions.TranscriptEntry;

/// Which of a session's turns come from what is live and which from the file, so that nothing is shown twice and nothing is
/// missing in between. A turn that is no longer live stays until the file has been read again: only then is it there too.
final class TurnsOnScreen {
    private final List<Leaving> leaving = new ArrayList<>();
    private @Nullable LiveTurn current;
    private long reads;

    /// @param until the read of the file that surely holds it
    private record Leaving(LiveTurn turn, long until) {}

    /// The number of the read of the file that begins now.
    synchronized long beginReading() {
        reads++;
        return reads;
    }

    /// That read has come to the screen.
    synchronized void hasRead(long read) {
        leaving.removeIf(turn -> turn.until() <= read);
    }

    /// What is live now.
    ///
    /// @return whether the file is to be read, since a turn is no longer live
    synchronized boolean now(Optional<LiveTurn> turn) {
        var before = current;
        current = turn.orElse(null);
        if (turn.flatMap(LiveTurn::replaces).isPresent()) {
            // what is replaced includes all that came before it here
            leaving.clear();
            return false;
        }
        if (before == null || turn.filter(same -> same.number() == before.number()).isPresent()) {
            return false;
        }
        leaving.add(new Leaving(before, reads + 1));
        return true;
    }

    /// The turns that are not taken from the file, oldest first.
    synchronized List<LiveTurn> live() {
        return Stream.concat(leaving.stream().map(Leaving::turn), Stream.ofNullable(current)).toList();
    }

    /// What is taken from the file: all but the rows of the live turns and what they replace.
    synchronized List<TranscriptEntry> stored(List<TranscriptEntry> entries) {
        var limit = limit();
        if (limit.isEmpty()) {
            return entries;
        }
        var shown = new ArrayList<TranscriptEntry>();
        var following = true;
        for (var entry : entries.reversed()) {
            // an id below zero is of no row: such an entry goes with the one after it
            var isShown = entry.id() < 0 ? following : entry.id() <= limit.getAsLong();
            following = isShown;
            if (isShown) {
                shown.addFirst(entry);
            }
        }
        return shown;
    }

    /// The last row that is taken from the file.
    private OptionalLong limit() {
        return live().stream()
                .flatMapToLong(turn -> LongStream.concat(LongStream.of(turn.after()),
                        turn.replaces().stream().mapToLong(first -> first - 1)))
                .min();
    }
}
