package dev.talaria.gateway.embedded;

import java.util.Locale;
import java.util.Set;

/// Files that hold keys, which no agent here reads or names.
final class Secrets {
    private static final Set<String> NAMES = Set.of(".env", "auth.json", ".anthropic_oauth.json", ".netrc", "id_rsa",
            "id_ed25519", ".git-credentials", ".pgpass");

    private Secrets() {}

    static boolean isOne(String fileName) {
        var name = fileName.toLowerCase(Locale.ROOT);
        return NAMES.contains(name) || name.startsWith(".env.") || name.endsWith(".pem") || name.endsWith(".key");
    }
}
