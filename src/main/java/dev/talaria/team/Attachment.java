package dev.talaria.team;

import java.util.Locale;
import java.util.Set;

/// A file that a member laid beside a prompt; kept in our own folder until it is sent.
///
/// @param name as the member's machine calls it, without folders
/// @param size in bytes
public record Attachment(long id, String name, String mediaType, long size) {
    /// What every model that sees can read.
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    /// Whether an agent gets it to look at; else it gets it as a file.
    public boolean isImage() {
        return isPicture(mediaType);
    }

    public static boolean isPicture(String mediaType) {
        return PICTURES.contains(mediaType.toLowerCase(Locale.ROOT).replaceFirst("\\s*;.*", ""));
    }
}
