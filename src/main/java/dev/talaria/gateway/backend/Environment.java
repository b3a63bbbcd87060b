package dev.talaria.gateway.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.talaria.gateway.SecretText;

/// The environment of a backend: what a program of this user needs, and nothing of ours.
///
/// @param variables of our own environment
/// @param named which others an operator lets through
/// @param home the root of the Hermes homes
record Environment(Map<String, String> variables, List<String> named, Path home, Path noScreens) {
    /// Under this name every process of a backend carries whose it is, also when its parents are gone.
    static final String MARKER = "TALARIA_BACKEND";

    private static final long LARGEST_CONFIGURATION = 1_000_000;

    private static final Set<String> USUAL = Set.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TZ",
            "TMPDIR", "SHELL", "TERM", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "http_proxy",
            "https_proxy", "no_proxy", "all_proxy", "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE",
            "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS", "SystemRoot", "USERPROFILE");

    /// Where an installation of Hermes, or the Python that runs it, looks for its own parts.
    private static final Set<String> OF_INSTALLATIONS = Set.of("PYENV_ROOT", "PYENV_VERSION", "PYTHONPATH",
            "LD_LIBRARY_PATH", "PLAYWRIGHT_BROWSERS_PATH", "HERMES_MANAGED_DIR", "HERMES_LAZY_INSTALL_TARGET",
            "HERMES_DISABLE_LAZY_INSTALLS", "HERMES_WRITE_SAFE_ROOT");

    /// How the user's language is written, and where programs keep what is theirs.
    private static final List<String> FAMILIES = List.of("LC_", "XDG_");

    Environment {
        variables = Map.copyOf(variables);
        named = List.copyOf(named);
    }

    /// @param profile the home of the profile that it serves
    Map<String, String> of(Path program, Path profile, SecretText token, String marker) {
        var environment = plain(program);
        environment.put(SessionTokens.VARIABLE, token.reveal());
        environment.put("HERMES_PARENT_PID", String.valueOf(ProcessHandle.current().pid()));
        // the older ones would build their own web pages otherwise, which nobody looks at and which would show the token
        environment.put("HERMES_WEB_DIST", noScreens.toString());
        if (namesPublicAddress(profile)) {
            // it is that of another server, and would shut this one to its token
            environment.put("HERMES_DASHBOARD_PUBLIC_URL", "http://127.0.0.1");
        }
        environment.put("PYTHONUNBUFFERED", "1");
        environment.put(MARKER, marker);
        return environment;
    }

    private static boolean namesPublicAddress(Path profile) {
        var configuration = profile.resolve("config.yaml");
        try {
            return Files.isRegularFile(configuration) && Files.size(configuration) < LARGEST_CONFIGURATION
                    && Files.readString(configuration).contains("public_url");
        } catch (IOException _) {
            return false;
        }
    }

    /// What the program needs to tell its version.
    Map<String, String> plain(Path program) {
        var environment = new HashMap<String, String>();
        variables.forEach((name, value) -> {
            if (USUAL.contains(name) || OF_INSTALLATIONS.contains(name)
                    || FAMILIES.stream().anyMatch(name::startsWith) || named.contains(name)) {
                environment.put(name, value);
            }
        });
        environment.put("HERMES_HOME", home.toString());
        var folder = program.toAbsolutePath().getParent();
        if (folder != null) {
            environment.merge("PATH", folder.toString(), (path, own) -> path + java.io.File.pathSeparator + own);
        }
        return environment;
    }
}
