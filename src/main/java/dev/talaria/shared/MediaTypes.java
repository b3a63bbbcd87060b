package dev.talaria.shared;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Tells what an image is by how it begins, whatever it is called.
public final class MediaTypes {
    private MediaTypes() {}

    /// Nothing where it is none of those that every browser shows: PNG, JPEG, GIF and WebP.
    public static Optional<String> ofImage(byte[] content) {
        var head = new String(Arrays.copyOf(content, 12), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG\r\n")) {
            return Optional.of("image/png");
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of("image/jpeg");
        }
        if (head.startsWith("GIF8")) {
            return Optional.of("image/gif");
        }
        return head.startsWith("RIFF") && head.endsWith("WEBP") ? Optional.of("image/webp") : Optional.empty();
    }
}
