package dev.talaria.chat.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.talaria.gateway.GatewayEvent.Ending;
import dev.talaria.live.LiveTurn;
import dev.talaria.sessions.TranscriptEntry;

/// Which of a session's turns come from what is live and which from the file, so that nothing is shown twice and nothing is
/// missing in between. A turn that is over, or no longer live, stays until the file has been read after that and holds it.
final class TurnsOnScreen {
    private final List<Leaving> leaving = new ArrayList<>();
    private List<TranscriptEntry> entries = List.of();
    private @Nullable LiveTurn current;
    private boolean settled;
    private long over;
    private long reads;
    private long lastRead;

    /// @param until the read of the file that surely holds it
    private record Leaving(LiveTurn turn, long until) {}

    /// The number of the read of the file that begins now; asked in the background.
    synchronized long beginReading() {
        reads++;
        return reads;
    }

    /// What that read has brought.
    synchronized void hasRead(long read, List<TranscriptEntry> found) {
        entries = found;
        lastRead = read;
        leaving.removeIf(turn -> turn.until() <= read);
        settle();
    }

    /// What is live now.
    ///
    /// @return whether the file is to be read, since a turn is over or no longer live
    synchronized boolean now(Optional<LiveTurn> turn) {
        var before = Optional.ofNullable(current);
        var same = before.flatMap(known -> turn.filter(now -> now.number() == known.number())).isPresent();
        var wasOver = same && before.filter(known -> !known.running()).isPresent();
        var ended = !wasOver && turn.filter(now -> !now.running()).isPresent();
        current = turn.orElse(null);
        if (ended) {
            over = reads + 1;
        }
        if (same || before.isEmpty()) {
            return ended;
        }
        var left = !settled && turn.flatMap(LiveTurn::replaces).isEmpty();
        settled = false;
        if (left) {
            leaving.add(new Leaving(before.get(), reads + 1));
        } else if (turn.flatMap(LiveTurn::replaces).isPresent()) {
            // what is replaced includes all that came before it here
            leaving.clear();
        }
        return ended || left;
    }

    private void settle() {
        settled = settled || Optional.ofNullable(current)
                .filter(turn -> !turn.running() && lastRead >= over && isHeld(turn))
                .isPresent();
    }

    /// Whether the file holds all of a turn that is over. A failed one stays as it is: no file says what can be done about it.
    private boolean isHeld(LiveTurn turn) {
        if (turn.ending().filter(Ending.FAILED::equals).isPresent() || turn.failure().isPresent()) {
            return false;
        }
        return entries.reversed().stream()
                // an id below zero is of no row, as after a compression
                .takeWhile(entry -> entry.id() < 0 || entry.id() > turn.after())
                .anyMatch(entry -> entry instanceof TranscriptEntry.Answer answer && HeldAnswer.holds(answer, turn));
    }

    /// The turns that are not taken from the file, oldest first.
    synchronized List<LiveTurn> live() {
        return Stream.concat(leaving.stream().map(Leaving::turn), Stream.ofNullable(settled ? null : current)).toList();
    }

    /// What is taken from the file: all but the rows of the live turns and what they replace.
    synchronized List<TranscriptEntry> stored() {
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
