package dev.talaria.gateway.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;

import com.sun.net.httpserver.HttpServer;
import dev.talaria.fake.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedConnectionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @ParameterizedTest
    @CsvSource({"401, REFUSED", "403, REFUSED", "404, UNREACHABLE", "500, UNREACHABLE", "200, UNREACHABLE",
            "302, UNREACHABLE" })
    void theStatusOfTheUpgradeTellsAWrongCredentialFromAWrongAddress(int status, ConnectFailure.Kind kind)
            throws IOException {
        assertThat(refusalBy(status)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01_connect_bad_token", "01_connect_no_token", "01_connect_foreign_origin" })
    void whatARealBackendDoesToAWrongCredentialIsARefusal(String recording) throws IOException {
        assertThat(refusalBy(Recording.refusal("hermes-0.19/" + recording))).isEqualTo(ConnectFailure.Kind.REFUSED);
    }

    @Test
    void nobodyThereIsNoRefusal() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(refusal(port, PATIENCE).kind()).isEqualTo(ConnectFailure.Kind.UNREACHABLE);
    }

    @Test
    void whoeverAcceptsAndSaysNothingIsNotWaitedForLong() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(refusal(silent.getLocalPort(), Duration.ofMillis(100)).kind())
                    .isEqualTo(ConnectFailure.Kind.UNREACHABLE);
        }
    }

    private static ConnectFailure.Kind refusalBy(int status) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            return refusal(server.getAddress().getPort(), PATIENCE).kind();
        } finally {
            server.stop(0);
        }
    }

    private static ConnectFailure refusal(int port, Duration deadline) {
        var uri = URI.create("ws://127.0.0.1:" + port + "/api/ws?token=s3cret");
        return RpcConnection.open(uri, new Ears(), deadline)
                .handle((_, failure) -> {
                    assertThat(failure).isInstanceOf(ConnectFailure.class).hasMessageNotContaining("s3cret");
                    return (ConnectFailure) failure;
                }).join();
    }
}
