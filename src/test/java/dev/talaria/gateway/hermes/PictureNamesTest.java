package dev.talaria.gateway.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PictureNamesTest {
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff };
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G' };

    @Test
    void aNameThatBackendsKnowStays() {
        assertThat(PictureNames.of("Cat.JPG", PNG)).isEqualTo("Cat.JPG");
        assertThat(PictureNames.of("cat.webp", PNG)).isEqualTo("cat.webp");
    }

    @Test
    void anotherEndingTellsWhatThePictureIs() {
        assertThat(PictureNames.of("cat.jfif", JPEG)).isEqualTo("cat.jfif.jpg");
        assertThat(PictureNames.of("pasted", PNG)).isEqualTo("pasted.png");
    }
}
