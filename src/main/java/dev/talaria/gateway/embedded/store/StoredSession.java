package dev.talaria.gateway.embedded.store;

import java.util.Optional;

import dev.talaria.shared.StoredId;

/// One segment as its row tells.
///
/// @param endReason empty where it is open
public record StoredSession(StoredId id, Optional<StoredId> parent, String source, String title, String model,
        String folder, String endReason, double startedAt, Totals totals, SessionConfig config) {
    public boolean wasCompressed() {
        return endReason.equals("compression");
    }

    /// What it has used so far.
    public record Totals(long input, long output, int calls, double cost) {
        public static final Totals NONE = new Totals(0, 0, 0, 0);

        public Totals plus(Totals more) {
            return new Totals(input + more.input, output + more.output, calls + more.calls, cost + more.cost);
        }

        public long tokens() {
            return input + output;
        }
    }
}
