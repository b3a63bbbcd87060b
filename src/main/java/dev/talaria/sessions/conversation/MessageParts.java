package dev.talaria.sessions.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

import tools.jackson.databind.JsonNode;

import dev.talaria.sessions.Picture;
import dev.talaria.sessions.statedb.Contents;
import dev.talaria.sessions.tools.Controls;
import dev.talaria.sessions.tools.Json;

/// A content taken apart: what it says, shows and refers to.
///
/// @param files names of what went along and is neither text nor picture
record MessageParts(String text, List<Picture> pictures, List<String> files) {
    /// @param content as stored: text, or the sentinel and JSON
    /// @param picturePath our address of the picture that is the part with this index
    static MessageParts of(String content, IntFunction<String> picturePath) {
        if (!content.startsWith(Contents.PARTS)) {
            return plain(content);
        }
        var json = content.substring(Contents.PARTS.length());
        var parts = Json.readEvenCut(json);
        if (parts.isArray()) {
            return taken(parts, picturePath);
        }
        return plain(parts.isObject() ? ofObject(parts) : json);
    }

    private static MessageParts plain(String text) {
        return new MessageParts(Controls.without(text), List.of(), List.of());
    }

    /// The server leaves nothing unread: what is no text is shown as it is.
    private static String ofObject(JsonNode object) {
        var text = Json.text(object, "text", "content");
        return text.isBlank() ? object.toPrettyString() : text;
    }

    private static MessageParts taken(JsonNode parts, IntFunction<String> picturePath) {
        var texts = new ArrayList<String>();
        var pictures = new ArrayList<Picture>();
        var files = new ArrayList<String>();
        for (var index = 0; index < parts.size(); index++) {
            var part = parts.get(index);
            var picture = PicturePart.of(part);
            if (picture.isPresent()) {
                shown(picture.get(), picturePath.apply(index), pictures.size() + 1)
                        .ifPresentOrElse(pictures::add, () -> files.add("a picture that can't be shown"));
            } else {
                text(part).ifPresentOrElse(texts::add, () -> files.add(name(part)));
            }
        }
        return new MessageParts(Controls.without(String.join("\n\n", texts)).strip(), List.copyOf(pictures),
                List.copyOf(files));
    }

    private static Optional<Picture> shown(PicturePart picture, String path, int number) {
        var alt = "Picture " + number;
        if (picture.mediaType().isPresent()) {
            return Optional.of(new Picture(Optional.of(path), Optional.empty(), alt));
        }
        return picture.remote().map(url -> new Picture(Optional.empty(), Optional.of(url), alt));
    }

    private static Optional<String> text(JsonNode part) {
        if (part.isString()) {
            return Optional.of(part.stringValue());
        }
        var type = Json.text(part, "type");
        return type.isEmpty() || type.endsWith("text")
                ? Optional.of(Json.text(part, "text", "content"))
                : Optional.empty();
    }

    private static String name(JsonNode part) {
        var name = Json.text(part, "filename", "name", "path", "url");
        var nested = name.isBlank() ? Json.text(part.path("file"), "filename", "name", "file_id") : name;
        var type = Json.text(part, "type");
        return Controls.without(nested.isBlank() ? type : nested).strip();
    }
}
