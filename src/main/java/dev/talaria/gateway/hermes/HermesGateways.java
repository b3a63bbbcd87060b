package dev.talaria.gateway.hermes;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;

import dev.talaria.gateway.GatewayListener;
import dev.talaria.shared.ProfileName;

/// Makes gateways to Hermes; they share threads, and nothing else.
public final class HermesGateways implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(15);

    private final Patience patience;
    private final Errands errands = new Errands();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT).build();

    public HermesGateways() {
        this(Patience.USUAL);
    }

    HermesGateways(Patience patience) {
        this.patience = patience;
    }

    /// @param source where the profile's backend is; not touched before the first need
    public HermesGateway make(ProfileName profile, BackendSource source, Clock clock, GatewayListener listener) {
        var rest = new HermesRest(source, client, new ServedProfile(profile, source.kind()));
        var contact = new Contact(profile, source, listener, patience, errands, rest, clock);
        return new HermesGateway(profile, source, clock, errands, contact);
    }

    @Override
    public void close() {
        errands.close();
        client.shutdownNow();
    }
}
