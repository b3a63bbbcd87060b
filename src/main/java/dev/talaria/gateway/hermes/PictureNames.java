package dev.talaria.gateway.hermes;

import java.util.List;
import java.util.Locale;

/// Names for pictures as a backend wants them: it goes by the ending, and refuses one that it does not know, whatever the picture is.
final class PictureNames {
    private static final List<String> KNOWN = List.of(".png", ".jpg", ".jpeg", ".gif", ".webp");

    private PictureNames() {}

    static String of(String fileName, byte[] content) {
        var name = fileName.toLowerCase(Locale.ROOT);
        return KNOWN.stream().anyMatch(name::endsWith) ? fileName : fileName + ending(content);
    }

    private static String ending(byte[] content) {
        return switch (content.length == 0 ? 0 : content[0] & 0xff) {
            case 0xff -> ".jpg";
            case 'G' -> ".gif";
            case 'R' -> ".webp";
            // what is left of those that go as pictures
            default -> ".png";
        };
    }
}
