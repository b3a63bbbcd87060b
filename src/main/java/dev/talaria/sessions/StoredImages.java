package dev.talaria.sessions;

import java.util.List;

/// The pictures of one prompt.
///
/// @param held those whose bytes the file has
/// @param all how many there were
public record StoredImages(List<StoredImage> held, int all) {
    public StoredImages {
        held = List.copyOf(held);
    }
}
