package dev.talaria.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OwnPagesOnlyTest {
    private final OwnPagesOnly filter = new OwnPagesOnly(List.of("talaria.example.com"));

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "LOCALHOST", "127.0.0.1:8080", "[::1]:8080", "192.168.1.20",
            "talaria.example.com", "Talaria.Example.com:8443", "dev.localhost:8080" })
    void ourOwnNamesAndPlainAddressesAreServed(String host) throws Exception {
        assertThat(answer("GET", host, "").getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example:8080", "127.0.0.1.evil.example", "", "a b", "[::1",
            "localhost:8080:8080", "localhost@evil.example" })
    void aForeignNameIsNot(String host) throws Exception {
        var answer = answer("GET", host, "");

        assertThat(answer.getStatus()).isEqualTo(421);
        assertThat(answer.getContentAsString()).contains("--talaria.hosts").doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "http://localhost:3000", "null", "not an origin",
            "http://127.0.0.1:8080" })
    void aForeignPageMayNotAct(String origin) throws Exception {
        assertThat(answer("POST", "localhost:8080", origin).getStatus()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "https://talaria.example.com" })
    void ourOwnPagesMayAct(String origin) throws Exception {
        assertThat(answer("POST", "localhost:8080", origin).getStatus()).isEqualTo(200);
    }

    @Test
    void aForeignPageMayNotOpenASocket() throws Exception {
        var request = request("GET", "localhost:8080", "http://evil.example");
        request.addHeader("Upgrade", "websocket");

        assertThat(answer(request).getStatus()).isEqualTo(403);
    }

    @Test
    void aLinkFromElsewhereMayBeFollowed() throws Exception {
        assertThat(answer("GET", "localhost:8080", "http://wiki.example").getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse answer(String method, String host, String origin) throws Exception {
        return answer(request(method, host, origin));
    }

    private MockHttpServletResponse answer(MockHttpServletRequest request) throws Exception {
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }

    private static MockHttpServletRequest request(String method, String host, String origin) {
        var request = new MockHttpServletRequest(method, "/");
        if (!host.isEmpty()) {
            request.addHeader("Host", host);
        }
        if (!origin.isEmpty()) {
            request.addHeader("Origin", origin);
        }
        return request;
    }
}
