package dev.talaria.gateway.embedded;

/// Something that goes along with a session's next prompt.
///
/// @param path how it is named while it waits
/// @param mediaType such as `image/png`; empty for a text
/// @param content a text itself, anything else in Base64
record Attachment(String name, String path, String mediaType, String content) {
    boolean isImage() {
        return mediaType.startsWith("image/");
    }
}
