package dev.talaria.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.talaria.gateway.InputRequest;

class RequestFoldTest {
    @Test
    void aScriptIsNamedByItsFirstLineAndSaysThatThereIsMore() {
        assertThat(subject("reload nginx")).isEqualTo("reload nginx");
        assertThat(subject("reload nginx\nsleep 3\n")).isEqualTo("reload nginx … and a second line");
        assertThat(subject("write_file a.md\n+ a\n+ b")).isEqualTo("write_file a.md … and 2 lines more");
    }

    @Test
    void whatItIsAboutStaysOnOneLineOfBearableLength() {
        assertThat(subject("echo\t" + "x".repeat(1_000))).hasSize(300).startsWith("echo xxx").endsWith("…");
    }

    private static String subject(String command) {
        return RequestFold
                .subject(new InputRequest.Approval("a", Instant.EPOCH, Optional.empty(), command, "", List.of()));
    }
}
