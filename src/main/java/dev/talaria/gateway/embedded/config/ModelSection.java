package dev.talaria.gateway.embedded.config;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.talaria.gateway.SecretText;

/// Makes an endpoint of what a configuration says of its model.
final class ModelSection {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final Map<String, Object> config;
    private final Map<String, String> env;

    ModelSection(Map<String, Object> config, Map<String, String> env) {
        this.config = config;
        this.env = env;
    }

    ModelChoice choice() {
        var model = config.get("model") instanceof String name
                ? Map.<String, Object>of("default", name)
                : mapping(config.get("model"));
        var name = text(model, "default", "model", "name");
        if (name.isEmpty()) {
            return new ModelChoice.None("");
        }
        var provider = text(model, "provider").toLowerCase(Locale.ROOT);
        var own = ownProvider(provider);
        var known = Optional.ofNullable(KnownProvider.called(provider.isEmpty() ? "openrouter" : provider));
        var baseUrl = Stream.of(text(model, "base_url"), text(own, "base_url", "url", "api"), env(provider),
                known.map(KnownProvider::baseUrl).orElse("")).filter(url -> !url.isEmpty()).findFirst();
        if (baseUrl.isEmpty()) {
            return new ModelChoice.None("The provider “" + provider + "” is one that only Hermes can talk to.");
        }
        var wanted = known.filter(usual -> usual.baseUrl().equals(baseUrl.get())).map(KnownProvider::keys)
                .orElse(List.of());
        var key = key(model, own, known.map(KnownProvider::keys).orElse(List.of()));
        if (key.isEmpty() && !wanted.isEmpty()) {
            return new ModelChoice.None("The key of “" + (provider.isEmpty() ? "openrouter" : provider)
                    + "” is missing: " + wanted.getFirst() + " in the profile's .env.");
        }
        return address(baseUrl.get())
                .<ModelChoice>map(url -> new ModelChoice.Callable(new Endpoint(
                        provider.isEmpty() ? "openrouter" : provider, name, url, new SecretText(key), context(model))))
                .orElseGet(() -> new ModelChoice.None("The base_url of the model is no address."));
    }

    /// The endpoint that the configuration itself describes under this name.
    private Map<String, Object> ownProvider(String name) {
        var providers = mapping(config.get("providers"));
        var plain = name.startsWith("custom:") ? name.substring("custom:".length()) : name;
        if (providers.containsKey(plain)) {
            return mapping(providers.get(plain));
        }
        return config.get("custom_providers") instanceof List<?> list
                ? list.stream().map(ModelSection::mapping)
                        .filter(entry -> text(entry, "name").equalsIgnoreCase(plain)).findFirst().orElse(Map.of())
                : Map.of();
    }

    private String env(String provider) {
        var variable = switch (provider) {
            case "openai", "openai-api", "custom" -> "OPENAI_BASE_URL";
            case "lmstudio" -> "LM_BASE_URL";
            default -> "";
        };
        return env.getOrDefault(variable, "");
    }

    private String key(Map<String, Object> model, Map<String, Object> own, List<String> usual) {
        return Stream.concat(
                Stream.of(text(model, "api_key"), env.getOrDefault(text(model, "key_env"), ""), text(own, "api_key"),
                        env.getOrDefault(text(own, "key_env"), "")),
                usual.stream().map(name -> env.getOrDefault(name, "")))
                .filter(key -> !key.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Optional<URI> address(String url) {
        try {
            var address = URI.create(url.strip().replaceAll("/+\\z", ""));
            var isWeb = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            return isWeb && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static long context(Map<String, Object> model) {
        return model.get("context_length") instanceof Number number ? Math.max(0, number.longValue()) : 0;
    }

    private String text(Map<String, Object> mapping, String... keys) {
        return Stream.of(keys)
                .map(key -> mapping.get(key) instanceof String text ? expanded(text).strip() : "")
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String expanded(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(env.getOrDefault(found.group(1), "")));
    }

    static Map<String, Object> mapping(@Nullable Object value) {
        var mapping = new HashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> {
                if (key != null && entry != null) {
                    mapping.put(key.toString(), entry);
                }
            });
        }
        return mapping;
    }
}
