package dev.talaria.sessions.conversation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.talaria.sessions.tools.Cut;
import dev.talaria.sessions.tools.Json;

/// A part of a content that is a picture, in any of the shapes that providers have for one.
///
/// @param mediaType of a picture whose data is in the part, if a browser may show its kind
/// @param base64 its data, or the beginning of it
/// @param remote where a picture is that is not in the part
public record PicturePart(Optional<String> mediaType, String base64, Optional<String> remote) {
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    /// Nothing where the part is no picture.
    public static Optional<PicturePart> of(JsonNode part) {
        if (!Json.text(part, "type").contains("image")) {
            return Optional.empty();
        }
        var source = part.path("source");
        if (source.hasNonNull("media_type") && !hasAddress(part)) {
            return Optional.of(inside(Json.text(source, "media_type"), Json.text(source, "data")));
        }
        if (part.hasNonNull("data")) {
            return Optional.of(inside(Json.text(part, "mimeType", "media_type"), Json.text(part, "data")));
        }
        return Optional.of(at(address(part)));
    }

    private static boolean hasAddress(JsonNode part) {
        return !address(part).isBlank();
    }

    private static String address(JsonNode part) {
        var address = part.path("image_url");
        return address.isObject() ? Json.text(address, "url") : Json.text(part, "image_url", "url");
    }

    private static PicturePart at(String address) {
        if (address.startsWith("data:")) {
            var comma = address.indexOf(',');
            var head = comma < 0 ? address : address.substring(0, comma);
            var encoded = head.endsWith(";base64");
            var type = head.substring("data:".length()).split(";", 2)[0];
            return encoded ? inside(type, address.substring(comma + 1)) : unseen();
        }
        var isWeb = address.startsWith("https://") || address.startsWith("http://");
        return new PicturePart(Optional.empty(), "", isWeb ? Optional.of(Cut.at(address, 2_000)) : Optional.empty());
    }

    private static PicturePart inside(String mediaType, String base64) {
        var type = mediaType.toLowerCase(Locale.ROOT).replace("image/jpg", "image/jpeg");
        return SHOWN.contains(type) ? new PicturePart(Optional.of(type), base64, Optional.empty()) : unseen();
    }

    private static PicturePart unseen() {
        return new PicturePart(Optional.empty(), "", Optional.empty());
    }
}
