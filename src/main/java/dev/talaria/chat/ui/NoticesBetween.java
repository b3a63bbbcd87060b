package dev.talaria.chat.ui;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.talaria.live.Notice;

/// Lays the lines beside a conversation between what was said, each where it came.
final class NoticesBetween {
    private final Deque<Notice> waiting;

    /// @param notices oldest first
    NoticesBetween(List<Notice> notices) {
        waiting = new ArrayDeque<>(notices);
    }

    /// Those that came before this moment and were not laid yet.
    List<Notice> until(Instant moment) {
        var found = new ArrayList<Notice>();
        while (!waiting.isEmpty() && waiting.getFirst().at().isBefore(moment)) {
            found.add(waiting.removeFirst());
        }
        return found;
    }

    List<Notice> rest() {
        return List.copyOf(waiting);
    }
}
