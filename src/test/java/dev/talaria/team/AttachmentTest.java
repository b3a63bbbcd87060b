package dev.talaria.team;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentTest {
    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg", "image/gif", "image/webp", "image/PNG", "image/png; q=1" })
    void whatEveryModelCanReadIsAPicture(String mediaType) {
        assertThat(Attachment.isPicture(mediaType)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/svg+xml", "image/tiff", "image/heic", "image/avif", "image/bmp", "image/x-icon",
            "application/pdf", "" })
    void allElseIsAFile(String mediaType) {
        assertThat(Attachment.isPicture(mediaType)).isFalse();
    }
}
