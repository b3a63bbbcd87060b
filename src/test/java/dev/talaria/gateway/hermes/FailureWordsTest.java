package dev.talaria.gateway.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FailureWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTP 401: bad key                                           | auth      | refused the key (HTTP 401)
            HTTP 403: forbidden                                         | auth      | refused the key (HTTP 403)
            Error code: 401 - Incorrect API key provided                | auth      | refused the key (HTTP 401)
            HTTP 402: payment required                                  | billing   | no credit left (HTTP 402)
            HTTP 403: insufficient credits                              | billing   | no credit left (HTTP 403)
            HTTP 429: You exceeded your current quota, check billing    | billing   | no credit left (HTTP 429)
            API call failed after 3 retries: HTTP 429: slow down        | provider  | limits how often it is asked (HTTP 429)
            HTTP 404: model not found                                   | provider  | does not know this model or address (HTTP 404)
            HTTP 500: boom                                              | provider  | The provider failed (HTTP 500)
            HTTP 503: overloaded                                        | provider  | too much to do (HTTP 503)
            HTTP 529: x                                                 | provider  | too much to do (HTTP 529)
            HTTP 400: maximum context length is 131072 tokens           | runtime   | too long for this model (HTTP 400)
            prompt is too long: 210000 tokens                           | runtime   | too long for this model
            HTTP 504: gateway                                           | provider  | did not answer in time (HTTP 504)
            Request timed out.                                          | provider  | did not answer in time
            Connection refused by http://127.0.0.1:11434                | endpoint  | cannot be reached
            [Errno -2] Name or service not known                        | endpoint  | cannot be reached
            peer closed connection without sending complete body        | streaming | in the middle of the answer
            [Errno 28] No space left on device                          | disk      | disk of the agent's host is full
            agent init failed: No inference provider configured         | auth      | No working provider is set up
            HTTP 418: teapot                                            | provider  | did not accept the request (HTTP 418)
            """)
    void aFailureIsSaidInPlainWords(String text, String layer, String words) {
        var failure = FailureWords.failure(text);

        assertThat(failure.layer()).isEqualTo(layer);
        assertThat(failure.sentence()).contains(words).endsWith(".");
        assertThat(failure.details()).isEqualTo(text);
    }

    @Test
    void aFullDiskIsKnownByItsNumber() {
        assertThat(FailureWords.failure(5071, "could not write").layer()).isEqualTo("disk");
    }

    @Test
    void aFailureThatNobodyKnowsIsSaidAsItIs() {
        assertThat(FailureWords.failure("Error: \u001b[31mthe flux\ncapacitor\u202e broke\u001b[0m").sentence())
                .isEqualTo("The agent failed: the flux capacitor broke");
        assertThat(FailureWords.failure("").sentence()).isEqualTo("The agent failed and did not say why.");
    }

    @Test
    void aLongFailureIsCutAndItsDetailsAreNot() {
        var failure = FailureWords.failure("x".repeat(5000));

        assertThat(failure.sentence()).hasSizeLessThan(350).endsWith("…");
        assertThat(failure.details()).hasSize(5000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Incorrect API key provided: sk-proj-1234567890abcdef.", "sent Bearer abcdefgh12345678",
            "key AIzaSyA1234567890 is wrong" })
    void aKeyIsNotRepeated(String text) {
        assertThat(FailureWords.failure(text).details()).contains("•••").doesNotContain("12345678");
    }

    @Test
    void whatTheBackendKnowsBetterCounts() {
        var surface = JsonMapper.shared()
                .readTree("{\"layer\":\"billing\",\"code\":\"rate_limit\",\"retryable\":false}");

        assertThat(FailureWords.failure("", surface)).satisfies(failure -> {
            assertThat(failure.layer()).isEqualTo("billing");
            assertThat(failure.retryable()).isFalse();
            assertThat(failure.sentence()).contains("limits how often");
        });
    }
}
