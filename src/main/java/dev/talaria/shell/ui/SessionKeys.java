package dev.talaria.shell.ui;

import java.util.Optional;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

/// Reads back the keys that rows carry into the browser. What comes from there may be anything.
final class SessionKeys {
    private SessionKeys() {}

    static Optional<SessionKey> parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        return ProfileName.parse(text.substring(0, slash))
                .flatMap(profile -> StoredId.parse(text.substring(slash + 1))
                        .map(root -> new SessionKey(profile, root)));
    }
}
