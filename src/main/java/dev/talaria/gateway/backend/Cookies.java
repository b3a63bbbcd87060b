package dev.talaria.gateway.backend;

import java.net.CookieHandler;
import java.net.HttpCookie;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/// The cookies of one Hermes, sent back as browsers send them: the platform's own keeper adds words that few servers know.
final class Cookies extends CookieHandler {
    private final Map<String, String> values = new ConcurrentSkipListMap<>();

    @Override
    public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
        return values.isEmpty()
                ? Map.of()
                : Map.of("Cookie", List.of(values.entrySet()
                        .stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "))));
    }

    @Override
    public void put(URI uri, Map<String, List<String>> headers) {
        headers.forEach((name, lines) -> {
            if ("set-cookie".equalsIgnoreCase(name)) {
                lines.forEach(this::set);
            }
        });
    }

    private void set(String line) {
        try {
            for (var cookie : HttpCookie.parse(line)) {
                if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
                    values.remove(cookie.getName());
                } else {
                    values.put(cookie.getName(), cookie.getValue());
                }
            }
        } catch (IllegalArgumentException _) {
            // not one that could be sent back
        }
    }
}
