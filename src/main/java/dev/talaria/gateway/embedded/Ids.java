package dev.talaria.gateway.embedded;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

import dev.talaria.shared.StoredId;

/// Makes ids that nobody else has, in the shape that Hermes gives them.
final class Ids {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");

    private final SecureRandom chance = new SecureRandom();
    private final Clock clock;

    Ids(Clock clock) {
        this.clock = clock;
    }

    StoredId session() {
        return new StoredId(TIME.format(clock.instant().atZone(ZoneId.systemDefault())) + "_" + hex(3));
    }

    String request() {
        return hex(4);
    }

    String call() {
        return "call_" + hex(6);
    }

    private String hex(int bytes) {
        var random = new byte[bytes];
        chance.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
