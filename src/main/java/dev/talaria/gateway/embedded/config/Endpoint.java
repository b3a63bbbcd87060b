package dev.talaria.gateway.embedded.config;

import java.net.URI;

import dev.talaria.gateway.SecretText;

/// Where a model is reached by the OpenAI protocol.
///
/// @param key empty where the endpoint wants none
/// @param contextMax how many tokens fit; 0 where not known
public record Endpoint(String provider, String model, URI baseUrl, SecretText key, long contextMax) {
    /// Where to look, in words that hold no key.
    public String address() {
        var port = baseUrl.getPort() < 0 ? "" : ":" + baseUrl.getPort();
        return baseUrl.getScheme() + "://" + baseUrl.getHost() + port;
    }

    public boolean isSame(Endpoint other) {
        return provider.equals(other.provider) && model.equals(other.model) && baseUrl.equals(other.baseUrl)
                && key.reveal().equals(other.key.reveal()) && contextMax == other.contextMax;
    }
}
