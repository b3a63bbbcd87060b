package dev.talaria.live;

import java.time.Duration;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.talaria.live.LivePart.Reasoning;
import dev.talaria.shared.Background;
import dev.talaria.team.ThoughtTimes;

/// Notes how long an agent thought, as soon as a thought is over: nothing else keeps it.
@Component
class Thinking {
    private final ThoughtTimes times;
    private final Background background;

    Thinking(SessionBook book, ThoughtTimes times, Background background) {
        this.times = times;
        this.background = background;
        book.read(this::noteWhatIsOver);
    }

    private void noteWhatIsOver(SessionState before, SessionState after) {
        var now = after.parts().list();
        var known = before.turns() == after.turns() ? before.parts().list() : List.<LivePart>of();
        // only the last part that was known may have been open; what came since follows it
        for (var at = Math.max(0, known.size() - 1); at < now.size(); at++) {
            if (isOver(now.get(at)) && !(at < known.size() && isOver(known.get(at)))) {
                note(after, (Reasoning) now.get(at));
            }
        }
    }

    private static boolean isOver(LivePart part) {
        return part instanceof Reasoning thought && thought.until().isPresent();
    }

    private void note(SessionState session, Reasoning thought) {
        var took = Duration.between(thought.since(), thought.until().orElseThrow());
        var after = session.turn().map(LiveTurn::after).filter(row -> row != LiveTurn.NOT_KNOWN).orElse(0L);
        background.run(() -> times.note(session.key(), thought.text().toString(), took, after));
    }
}
