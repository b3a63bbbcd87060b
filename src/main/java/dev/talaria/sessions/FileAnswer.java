package dev.talaria.sessions;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/// What comes of asking for a file.
sealed interface FileAnswer {
    /// @param download the name under which a browser is to keep it; nothing for what it may show
    record Ready(String mediaType, Optional<String> download, Body body) implements FileAnswer {}

    /// Nothing has this address, or nothing that this member may see.
    record Absent() implements FileAnswer {}

    record Unreadable(String reason) implements FileAnswer {}

    /// Writes the file while it reads it: its length costs no memory.
    interface Body {
        void writeTo(OutputStream target) throws IOException;
    }
}
