package dev.talaria.gateway.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.gateway.DotEnv;
import dev.talaria.gateway.SecretText;

/// The tokens that backends demand from us: a fresh one for each, but where a profile's own `.env` names one. Hermes lets that win
/// over what it is given.
final class SessionTokens {
    static final String VARIABLE = "HERMES_DASHBOARD_SESSION_TOKEN";

    private static final Logger LOG = LoggerFactory.getLogger(SessionTokens.class);
    private static final int BYTES = 32;
    private static final long LARGEST_FILE = 1_000_000;

    private final SecureRandom random = new SecureRandom();

    /// @param home of the profile
    SecretText next(Path home) {
        return named(home.resolve(".env")).orElseGet(this::fresh);
    }

    private static Optional<SecretText> named(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) < LARGEST_FILE
                    ? Optional.ofNullable(DotEnv.parse(Files.readString(file)).get(VARIABLE))
                            .filter(token -> !token.isBlank())
                            .map(SecretText::new)
                    : Optional.empty();
        } catch (IOException failure) {
            LOG.debug("{} is not read: {}", file, failure.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private SecretText fresh() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SecretText(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
