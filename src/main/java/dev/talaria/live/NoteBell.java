package dev.talaria.live;

import java.time.Clock;

import org.springframework.stereotype.Component;

/// Rings for the lists when what they say of a session has really changed: not with every letter of an answer.
@Component
class NoteBell {
    NoteBell(SessionBook book, LiveBells bells, Clock clock) {
        book.read((before, after) -> {
            var now = clock.instant();
            if (Activities.of(before) != Activities.of(after)
                    || !Activities.words(before, now).equals(Activities.words(after, now))) {
                bells.notes(after.key().profile());
            }
        });
    }
}
