package dev.talaria.team;

/// A file that a member laid beside a prompt; kept in our own folder until it is sent.
///
/// @param name as the member's machine calls it, without folders
/// @param size in bytes
public record Attachment(long id, String name, String mediaType, long size) {
    public boolean isImage() {
        return mediaType.startsWith("image/");
    }
}
