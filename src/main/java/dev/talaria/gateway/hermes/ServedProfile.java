package dev.talaria.gateway.hermes;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.hermes.BackendSource.Endpoint;
import dev.talaria.shared.ProfileName;
import tools.jackson.databind.JsonNode;

/// Which profile is to be named at a backend on another host, which may serve several. One that we start serves only its own, and
/// would quietly take a profile that it does not know for its own.
final class ServedProfile {
    private final ProfileName profile;
    private final GatewayKind kind;
    private final Map<URI, Optional<String>> known = new ConcurrentHashMap<>();

    ServedProfile(ProfileName profile, GatewayKind kind) {
        this.profile = profile;
        this.kind = kind;
    }

    /// @param ask reads one of the backend's routes
    /// @return nothing where it serves the profile anyway, or does not know it
    Optional<String> at(Endpoint endpoint, Function<String, Optional<JsonNode>> ask) {
        if (kind != GatewayKind.REMOTE) {
            return Optional.empty();
        }
        var before = known.get(endpoint.base());
        if (before != null) {
            return before;
        }
        try {
            var found = isItsOwn(ask) || !isServed(ask) ? Optional.<String>empty() : Optional.of(profile.value());
            known.put(endpoint.base(), found);
            return found;
        } catch (NotDone _) {
            // asked again the next time
            return Optional.empty();
        }
    }

    private boolean isItsOwn(Function<String, Optional<JsonNode>> ask) {
        return ask.apply("/api/profiles/active")
                .filter(active -> active.path("current").asString("").equals(profile.value())).isPresent();
    }

    private boolean isServed(Function<String, Optional<JsonNode>> ask) {
        return ask.apply("/api/profiles").stream().flatMap(answer -> answer.path("profiles").valueStream())
                .anyMatch(one -> one.path("name").asString("").equals(profile.value()));
    }
}
