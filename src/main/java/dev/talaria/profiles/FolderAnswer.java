package dev.talaria.profiles;

import java.util.List;
import java.util.Optional;

/// What came of looking into a folder.
public sealed interface FolderAnswer {
    /// @param path absolute, without links
    /// @param branch what git has checked out there; nothing where it is no work tree or cannot be read
    /// @param parent the folder around it; nothing where it is as far up as the operator allows
    /// @param folders by name, those that begin with a dot left out
    /// @param more whether there are more than are listed
    record Listing(String path, Optional<String> branch, Optional<String> parent, List<Folder> folders, boolean more)
            implements
                FolderAnswer {
        public Listing {
            folders = List.copyOf(folders);
        }
    }

    /// @param words why, as a sentence
    record Refused(String words) implements FolderAnswer {}

    record Folder(String name, String path, Optional<String> branch) {}
}
