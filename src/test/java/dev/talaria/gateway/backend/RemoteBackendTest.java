package dev.talaria.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.hermes.BackendSource.Endpoint;
import dev.talaria.shared.ProfileName;

class RemoteBackendTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger tickets = new AtomicInteger();
    private final List<Optional<String>> shownAtStatus = new CopyOnWriteArrayList<>();
    private HttpServer host;

    @BeforeEach
    void aHostWithAHermesUnderAPath() throws IOException {
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        host.start();
    }

    @AfterEach
    void closeTheHost() {
        host.stop(0);
        http.shutdownNow();
    }

    @Test
    void aTokenOpensTheSocketOfAHostThatAsksForNoMore() {
        status("{\"version\": \"0.20.1\"}");
        var remote = remote("/hermes/", "a token", "");

        var endpoint = found(remote);

        assertThat(endpoint.version()).isEqualTo("0.20.1");
        assertThat(remote.health()).isInstanceOf(GatewayHealth.Ready.class);
        assertThat(socket(remote, endpoint)).hasToString(
                "ws://127.0.0.1:" + port() + "/hermes/api/ws?token=a+token");
    }

    @Test
    void nobodyIsShownTheTokenBeforeTheyAnswerLikeAHermes() {
        status("{\"version\": \"0.20.1\"}");

        found(remote("/hermes", "a token", ""));

        assertThat(shownAtStatus).containsOnly(Optional.empty());
    }

    @Test
    void aHostThatDemandsASignInIsAskedForATicketForEverySocket() {
        status("{\"version\": \"0.21.0\", \"auth_required\": true}");
        host.createContext("/hermes/api/auth/ws-ticket", exchange -> {
            var known = "Bearer sign-in".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, known ? 200 : 401, "{\"ticket\": \"k-%d\"}".formatted(tickets.incrementAndGet()));
        });
        var remote = remote("/hermes", "a token", "sign-in");

        var endpoint = found(remote);

        assertThat(socket(remote, endpoint)).hasToString("ws://127.0.0.1:" + port() + "/hermes/api/ws?ticket=k-1");
        assertThat(socket(remote, endpoint)).hasToString("ws://127.0.0.1:" + port() + "/hermes/api/ws?ticket=k-2");
    }

    @Test
    void aTicketThatIsNotGivenIsSaidWithoutTheToken() {
        status("{\"version\": \"0.21.0\", \"auth_required\": true}");
        host.createContext("/hermes/api/auth/ws-ticket", exchange -> answer(exchange, 401, "{}"));
        var remote = remote("/hermes", "a token", "");

        var reply = remote.socket(found(remote)).join();

        assertThat(reply).isInstanceOfSatisfying(Reply.Refused.class, refused -> assertThat(refused.words())
                .isEqualTo("The Hermes at 127.0.0.1 refuses the token that Talaria has for it. "
                        + "It asks for a sign-in: give it a user and a password in talaria.remote."));
        assertThat(remote.health()).isInstanceOf(GatewayHealth.Lost.class);
    }

    @Test
    void whoSignsInGetsTicketsForItsCookies() {
        var gate = new SignInGate(host, "/hermes");
        var remote = signingIn("right");

        var endpoint = found(remote);

        assertThat(socket(remote, endpoint)).hasToString("ws://127.0.0.1:" + port() + "/hermes/api/ws?ticket=k-1");
        assertThat(socket(remote, endpoint)).hasToString("ws://127.0.0.1:" + port() + "/hermes/api/ws?ticket=k-2");
        assertThat(gate.signIns()).isEqualTo(1);
        assertThat(gate.refreshed()).as("each answer renews the cookie, and the next request brings it").isEqualTo(2);
    }

    @Test
    void aSignInThatHasRunOutIsMadeAnew() {
        var gate = new SignInGate(host, "/hermes");
        var remote = signingIn("right");
        var endpoint = found(remote);

        gate.forgetEverybody();

        assertThat(socket(remote, endpoint)).hasToString("ws://127.0.0.1:" + port() + "/hermes/api/ws?ticket=k-1");
        assertThat(gate.signIns()).isEqualTo(2);
    }

    @Test
    void aWrongPasswordIsForTheOperator() {
        var _ = new SignInGate(host, "/hermes");
        var remote = signingIn("wrong");

        assertThat(remote.endpoint().join()).isInstanceOfSatisfying(Reply.Refused.class, refused -> assertThat(
                refused.words()).startsWith(
                        "The Hermes at 127.0.0.1 does not accept the name and the password that Talaria has for it.")
                .doesNotContain("wrong"));
        assertThat(remote.health()).isInstanceOf(GatewayHealth.Broken.class);
    }

    @Test
    void otherRoutesAreAskedWithTheSameCookies() throws Exception {
        var gate = new SignInGate(host, "/hermes");
        var remote = signingIn("right");
        var base = found(remote).base();

        var answer = remote.http().orElseThrow().send(
                HttpRequest.newBuilder(URI.create(base + "/api/sessions/s-1")).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(gate.refreshed()).isEqualTo(1);
    }

    @Test
    void aHostThatIsDownIsLookedForAgainOnTheNextNeed() {
        var remote = remote("/hermes", "a token", "");

        assertThat(remote.endpoint().join()).isInstanceOfSatisfying(Reply.Refused.class, refused -> assertThat(
                refused.words()).isEqualTo("The Hermes at 127.0.0.1 cannot be reached."));
        assertThat(remote.health()).isInstanceOf(GatewayHealth.Lost.class);

        status("{\"version\": \"0.20.1\"}");
        assertThat(found(remote).version()).isEqualTo("0.20.1");
    }

    @Test
    void aTokenThatIsRefusedTwiceIsForTheOperator() {
        status("{\"version\": \"0.20.1\"}");
        var remote = remote("/hermes", "a token", "");

        remote.lost(found(remote), "HTTP 403", true);
        assertThat(remote.health()).isInstanceOf(GatewayHealth.Lost.class);
        remote.lost(found(remote), "HTTP 403", true);

        assertThat(remote.health()).isInstanceOfSatisfying(GatewayHealth.Broken.class, broken -> assertThat(
                broken.reason()).startsWith("The Hermes at 127.0.0.1 refuses the token that Talaria has for it."));
    }

    @Test
    void anAddressThatIsNoneIsSaid() {
        var remote = new RemoteBackend(new RemoteSettings.Remote("ftp//nowhere", "", "", "", ""), http,
                Optional.empty(),
                Clock.systemUTC(), new Followers(Runnable::run));

        assertThat(remote.endpoint().join()).isInstanceOf(Reply.Refused.class);
        assertThat(remote.remark()).isPresent();
    }

    @Test
    void aSecureAddressHasASecureSocket() {
        var endpoint = new Endpoint(URI.create("https://agents.example/team"), new dev.talaria.gateway.SecretText("t"),
                "", 1);

        assertThat(Sockets.withToken(endpoint)).hasToString("wss://agents.example/team/api/ws?token=t");
    }

    @Test
    void settingsAreFoundByTheNameOfTheProfileAndShowNoToken() {
        var settings = new RemoteSettings(Map.of("researchlab", new RemoteSettings.Remote("https://a.example", "t-1",
                "t-2", "me", "p-3")));

        assertThat(settings.of(new ProfileName("research_lab"))).isPresent();
        assertThat(settings.of(new ProfileName("work"))).isEmpty();
        assertThat(settings.toString()).doesNotContain("t-1", "t-2", "p-3");
    }

    private RemoteBackend remote(String path, String token, String ticketToken) {
        return remote(new RemoteSettings.Remote("http://127.0.0.1:" + port() + path, token, ticketToken, "", ""));
    }

    private RemoteBackend signingIn(String password) {
        return remote(new RemoteSettings.Remote("http://127.0.0.1:" + port() + "/hermes", "", "", "team", password));
    }

    private RemoteBackend remote(RemoteSettings.Remote settings) {
        return new RemoteBackend(settings, http, settings.signIn(Runnable::run), Clock.systemUTC(),
                new Followers(Runnable::run));
    }

    private static Endpoint found(RemoteBackend remote) {
        return switch (remote.endpoint().join()) {
            case Reply.Done<Endpoint>(var endpoint) -> endpoint;
            case Reply.Refused<Endpoint>(_, var words) -> throw new AssertionError(words);
        };
    }

    private static URI socket(RemoteBackend remote, Endpoint endpoint) {
        return switch (remote.socket(endpoint).join()) {
            case Reply.Done<URI>(var address) -> address;
            case Reply.Refused<URI>(_, var words) -> throw new AssertionError(words);
        };
    }

    private void status(String body) {
        host.createContext("/hermes/api/status", exchange -> {
            shownAtStatus.add(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")));
            answer(exchange, 200, body);
        });
    }

    private int port() {
        return host.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
