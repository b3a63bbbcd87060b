package dev.talaria.gateway.backend;

import java.util.List;
import java.util.stream.Collectors;

import dev.talaria.gateway.GatewayHealth.Holder;

/// The words for places that are all taken.
final class Places {
    private Places() {}

    static String full(int places, List<Holder> holders) {
        var who = holders.stream()
                .map(holder -> holder.profile() + " " + holder.because())
                .collect(Collectors.joining(", "));
        return (places == 1 ? "The only place" : "All " + places + " places") + " for agents "
                + (places == 1 ? "is" : "are") + " taken: " + who + ". Nothing was sent; try again when one is free.";
    }
}
