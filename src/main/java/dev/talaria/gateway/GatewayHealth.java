package dev.talaria.gateway;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

import dev.talaria.shared.ProfileName;

/// How a gateway stands.
public sealed interface GatewayHealth {
    /// Nothing runs; the first need starts it.
    record Cold() implements GatewayHealth {}

    /// All places are taken; it starts as soon as one is free.
    ///
    /// @param holders who holds them
    record Waiting(Instant since, List<Holder> holders) implements GatewayHealth {
        public Waiting {
            holders = List.copyOf(holders);
        }
    }

    /// It starts.
    ///
    /// @param used places in use, this one included
    record Waking(Instant since, int used, int places) implements GatewayHealth {}

    /// @param version the backend's own; empty where it has none
    /// @param contract the protocol's version; 0 where there is none
    /// @param memory bytes in use by its processes, where known
    record Ready(GatewayKind kind, String version, int contract, Instant startedAt, OptionalLong memory)
            implements
                GatewayHealth {}

    /// The backend stopped or cannot be reached any more, and is tried again by itself.
    ///
    /// @param reason what happened, as a sentence
    record Lost(Instant since, String reason) implements GatewayHealth {}

    /// It cannot be started until somebody changes something.
    ///
    /// @param reason what is wrong and what helps, as sentences
    record Broken(Instant since, String reason) implements GatewayHealth {}

    /// A profile whose backend holds a place.
    ///
    /// @param because why it keeps it: "works", "waits for input", "starts"
    record Holder(ProfileName profile, String because) {}
}
