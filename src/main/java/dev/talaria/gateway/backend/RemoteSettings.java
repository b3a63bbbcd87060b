package dev.talaria.gateway.backend;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.talaria.gateway.SecretText;
import dev.talaria.shared.ProfileName;

/// Which profiles are answered by a Hermes on another host.
///
/// @param remote by the name of the profile
@ConfigurationProperties("talaria")
public record RemoteSettings(@DefaultValue Map<String, Remote> remote) {
    public RemoteSettings {
        remote = Map.copyOf(remote);
    }

    /// Nothing where the profile has no address of its own.
    Optional<Remote> of(ProfileName profile) {
        // a key that is not written in brackets loses its underscores on its way here
        return Optional.ofNullable(remote.get(profile.value()))
                .or(() -> Optional.ofNullable(remote.get(profile.value().replace("_", ""))))
                .filter(found -> !found.url().isBlank());
    }

    /// @param url of its HTTP routes, with the path before them
    /// @param token its session token; blank for none
    /// @param ticketToken what tickets are asked for with, where another than the token; blank for none
    /// @param user who signs in there, where it demands that; blank for nobody
    public record Remote(@DefaultValue("") String url, @DefaultValue("") String token,
            @DefaultValue("") String ticketToken, @DefaultValue("") String user,
            @DefaultValue("") String password) {
        SecretText credential() {
            return new SecretText(token.strip());
        }

        SecretText ticketCredential() {
            return new SecretText(ticketToken.isBlank() ? token.strip() : ticketToken.strip());
        }

        /// Nothing where nobody signs in.
        Optional<SignIn> signIn(Executor workers) {
            return user.isBlank()
                    ? Optional.empty()
                    : Optional.of(new SignIn(user.strip(), new SecretText(password), workers));
        }

        /// Never shows a token.
        @Override
        public String toString() {
            return "Remote[" + Masked.of(url) + "]";
        }
    }
}
