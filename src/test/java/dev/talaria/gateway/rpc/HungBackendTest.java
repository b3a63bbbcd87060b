package dev.talaria.gateway.rpc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// A backend that greets and then reads nothing any more, as a stopped process does.
class HungBackendTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration SHORT = Duration.ofMillis(100);

    /// Long enough to write it down.
    private static final Duration LONG = Duration.ofMillis(1500);
    private static final String WEB_SOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    @Test
    void whatNeverWentOutIsKnownNotToHaveArrived() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var accepted = CompletableFuture.supplyAsync(() -> accepted(server));
            var uri = URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/api/ws?token=t");
            try (var connection = RpcConnection.open(uri, new Ears(), Duration.ofSeconds(10)).join();
                    var _ = accepted.join()) {
                var large = connection
                        .call("image.attach_bytes", JSON.createObjectNode().put("data", "x".repeat(15_000_000)),
                                LONG)
                        .handle((_, failure) -> RpcFailure.in(failure).orElseThrow());
                var next = connection.call("prompt.submit", JSON.createObjectNode(), SHORT)
                        .handle((_, failure) -> RpcFailure.in(failure).orElseThrow());

                assertThat(large.join()).isInstanceOf(RpcFailure.TimedOut.class)
                        .extracting(RpcFailure::mayHaveArrived).isEqualTo(true);
                assertThat(next.join()).isInstanceOf(RpcFailure.TimedOut.class)
                        .extracting(RpcFailure::mayHaveArrived).isEqualTo(false);
            }
        }
    }

    private static Socket accepted(ServerSocket server) {
        try {
            var socket = server.accept();
            var request = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            var key = "";
            for (var line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
                key = line.regionMatches(true, 0, "Sec-WebSocket-Key:", 0, 18) ? line.substring(18).strip() : key;
            }
            socket.getOutputStream().write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade\r\nSec-WebSocket-Accept: " + accept(key) + "\r\n\r\n").getBytes(US_ASCII));
            return socket;
        } catch (IOException | NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String accept(String key) throws NoSuchAlgorithmException {
        return Base64.getEncoder().encodeToString(
                MessageDigest.getInstance("SHA-1").digest((key + WEB_SOCKET).getBytes(US_ASCII)));
    }
}
