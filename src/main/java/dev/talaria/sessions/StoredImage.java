package dev.talaria.sessions;

/// A picture that went along with a prompt, as its file holds it.
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record StoredImage(String mediaType, byte[] content) {
    /// What a file of it may be called.
    public String fileName(int number) {
        return "picture-" + number + "." + mediaType.substring(mediaType.indexOf('/') + 1);
    }
}
