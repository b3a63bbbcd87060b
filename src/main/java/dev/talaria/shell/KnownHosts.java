package dev.talaria.shell;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// The names by which browsers may reach us. A foreign name that leads here is how a web page elsewhere would read what is
/// ours (DNS rebinding); an address in figures cannot be made to lead elsewhere, so it needs no list.
final class KnownHosts {
    private static final Pattern FIGURES = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-fA-F:.%]+]");
    private static final Pattern HOST = Pattern.compile("(\\[[^\\]]*]|[^:\\[\\]]+)(?::([0-9]{1,5}))?");

    private final Set<String> names;

    KnownHosts(List<String> names) {
        this.names = names.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    boolean isKnown(@Nullable String hostHeader) {
        return host(hostHeader).filter(this::isOurs).isPresent();
    }

    /// Whether a page of this origin is one of our own pages.
    boolean isOwnPage(String origin, @Nullable String hostHeader) {
        return originAuthority(origin)
                .filter(page -> page.equals(authority(hostHeader).orElse("")) || isConfigured(page))
                .isPresent();
    }

    private boolean isOurs(String host) {
        return host.equals("localhost") || host.endsWith(".localhost") || names.contains(host)
                || FIGURES.matcher(host).matches();
    }

    private boolean isConfigured(String authority) {
        return host(authority).filter(names::contains).isPresent();
    }

    private static Optional<String> host(@Nullable String header) {
        var matcher = HOST.matcher(header == null ? "" : header.strip().toLowerCase(Locale.ROOT));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// Host and port, the port left out where it is the usual one.
    private static Optional<String> authority(@Nullable String header) {
        return Optional.ofNullable(header)
                .map(text -> text.strip().toLowerCase(Locale.ROOT).replaceFirst(":(80|443)$", ""));
    }

    private static Optional<String> originAuthority(String origin) {
        try {
            return authority(URI.create(origin.strip()).getRawAuthority());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
