package dev.talaria.chat.ui;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.talaria.live.Notice;

/// Lays the lines beside a conversation between what was said, each where it came.
final class NoticesBetween {
    private static final Pattern STATUS = Pattern.compile("\\bHTTP [45]\\d\\d\\b");

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

    /// The same, after an answer that tells by itself why it failed: that is not said twice.
    List<Notice> until(Instant moment, Optional<String> failure) {
        return until(moment).stream().filter(notice -> failure.filter(told -> isTold(notice, told)).isEmpty()).toList();
    }

    List<Notice> rest() {
        return List.copyOf(waiting);
    }

    private static boolean isTold(Notice notice, String told) {
        var words = notice.text();
        return notice.isOfFailure()
                && (told.contains(words) || words.contains(told) || haveOneStatus(told, words));
    }

    private static boolean haveOneStatus(String told, String words) {
        return status(told).filter(code -> status(words).filter(code::equals).isPresent()).isPresent();
    }

    private static Optional<String> status(String words) {
        return STATUS.matcher(words).results().findFirst().map(MatchResult::group);
    }
}
