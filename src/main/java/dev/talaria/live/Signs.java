package dev.talaria.live;

import java.time.Instant;
import java.util.Optional;

/// What is known of a running turn besides what people see of it.
///
/// @param row the kept prompt that it is about; nothing where it came from elsewhere
/// @param submitted whether its prompt has left for the backend
/// @param begun whether anything was heard of the turn itself
/// @param asked when its backend was asked last whether it runs
/// @param doubted since when there are signs that it may be over; nothing for none
record Signs(Optional<Long> row, boolean submitted, boolean begun, Optional<Instant> asked,
        Optional<Instant> doubted) {
    static final Signs NONE = new Signs(Optional.empty(), false, false, Optional.empty(), Optional.empty());

    static Signs of(long row) {
        return new Signs(Optional.of(row), false, false, Optional.empty(), Optional.empty());
    }

    Signs submit() {
        return new Signs(row, true, begun, asked, doubted);
    }

    Signs begin() {
        return new Signs(row, true, true, asked, doubted);
    }

    Signs ask(Instant now) {
        return new Signs(row, submitted, begun, Optional.of(now), doubted);
    }

    Signs doubt(Instant now) {
        return new Signs(row, submitted, begun, asked, doubted.or(() -> Optional.of(now)));
    }

    Signs trust() {
        return new Signs(row, submitted, begun, asked, Optional.empty());
    }
}
