package dev.talaria.gateway.embedded.config;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.talaria.gateway.SecretText;

/// Makes an endpoint of what a configuration says of its model.
final class ModelSection {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final Pattern ANOTHER_PROTOCOL = Pattern.compile("https?://[^/]+/(?:.*/)?anthropic(?:/v1)?/*");
    private static final Set<String> OTHER_PROTOCOLS = Set.of("anthropic_messages", "bedrock_converse",
            "codex_app_server");
    /// What a server of one's own is called in a configuration: its address is said there, too.
    private static final Set<String> OWN_SERVER = Set.of("custom", "local", "vllm", "llamacpp", "llama.cpp",
            "llama-cpp");

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
        var provider = provider(model);
        var own = ownProvider(provider);
        var name = first(text(model, "default", "model", "name"), text(own, "default_model", "model"));
        if (name.isEmpty()) {
            return new ModelChoice.None(model.isEmpty()
                    ? ""
                    : "No model is named: that is model.default in the"
                            + " profile's config.yaml.");
        }
        var known = Optional.ofNullable(KnownProvider.called(provider));
        var baseUrl = first(text(own, "base_url", "url", "api"), text(model, "base_url"), env(provider),
                known.map(KnownProvider::baseUrl).orElse(""));
        if (baseUrl.isEmpty()) {
            return new ModelChoice.None(OWN_SERVER.contains(provider) || provider.startsWith("custom:")
                    ? "The address of the model is missing: model.base_url in the profile's config.yaml."
                    : "The provider “" + provider + "” is one that only Hermes can talk to.");
        }
        if (ANOTHER_PROTOCOL.matcher(baseUrl).matches()
                || OTHER_PROTOCOLS.contains(first(text(own, "api_mode", "transport"), text(model, "api_mode")))) {
            return new ModelChoice.None("The model's endpoint speaks a protocol that only Hermes can talk.");
        }
        var wanted = known.filter(usual -> usual.baseUrl().equals(baseUrl)).map(KnownProvider::keys).orElse(List.of());
        var key = key(model, own, known.map(KnownProvider::keys).orElse(List.of()), baseUrl);
        if (key.isEmpty() && !wanted.isEmpty()) {
            return new ModelChoice.None("The key of “" + provider + "” is missing: " + wanted.getFirst()
                    + " in the profile's .env.");
        }
        return address(baseUrl)
                .<ModelChoice>map(url -> new ModelChoice.Callable(
                        new Endpoint(provider, name, url, new SecretText(key), context(model, own, name))))
                .orElseGet(() -> new ModelChoice.None("The base_url of the model is no address."));
    }

    /// Where none is named, an address of one's own decides: no other provider's key must go there.
    private String provider(Map<String, Object> model) {
        var named = text(model, "provider").toLowerCase(Locale.ROOT);
        if (!named.isEmpty() && !named.equals("auto")) {
            return named;
        }
        var url = text(model, "base_url");
        return url.isEmpty() || host(url).endsWith("openrouter.ai") ? "openrouter" : "custom";
    }

    /// The endpoint that the configuration itself describes under this name.
    private Map<String, Object> ownProvider(String name) {
        var plain = plain(name.startsWith("custom:") ? name.substring("custom:".length()) : name);
        if (plain.isEmpty()) {
            return Map.of();
        }
        var listed = config.get("custom_providers") instanceof List<?> list
                ? list.stream().map(ModelSection::mapping)
                : Stream.<Map<String, Object>>of();
        return Stream
                .concat(mapping(config.get("providers")).entrySet().stream()
                        .filter(entry -> plain(entry.getKey()).equals(plain)
                                || isCalled(mapping(entry.getValue()), plain))
                        .map(entry -> mapping(entry.getValue())), listed.filter(entry -> isCalled(entry, plain)))
                .findFirst()
                .orElse(Map.of());
    }

    private boolean isCalled(Map<String, Object> entry, String plain) {
        return plain(text(entry, "name")).equals(plain) || plain(text(entry, "provider_key")).equals(plain);
    }

    /// Hermes writes names in small letters and without spaces.
    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private String env(String provider) {
        var variable = switch (provider) {
            case "openai", "openai-api", "custom" -> "OPENAI_BASE_URL";
            case "openrouter" -> "OPENROUTER_BASE_URL";
            case "lmstudio", "lm-studio" -> "LM_BASE_URL";
            case "zai" -> "GLM_BASE_URL";
            default -> "";
        };
        return env.getOrDefault(variable, "");
    }

    private String key(Map<String, Object> model, Map<String, Object> own, List<String> usual, String baseUrl) {
        return Stream.concat(
                Stream.of(text(own, "api_key"), env.getOrDefault(text(own, "key_env"), ""),
                        text(model, "api_key", "api"), env.getOrDefault(text(model, "key_env"), "")),
                Stream.concat(usual.stream(), namedAfter(host(baseUrl)).stream())
                        .map(name -> env.getOrDefault(name, "")))
                .filter(key -> !key.isEmpty())
                .findFirst()
                .orElse("");
    }

    /// The variable that holds the key of a public host by custom: `api.groq.com` has `GROQ_API_KEY`.
    private static Optional<String> namedAfter(String host) {
        var labels = List.of(host.split("\\."));
        var isNamed = labels.size() > 1 && labels.getLast().chars().allMatch(Character::isLetter);
        return isNamed
                ? Optional.of(labels.get(labels.size() - 2).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_")
                        + "_API_KEY")
                : Optional.empty();
    }

    private static String host(String url) {
        return address(url).map(URI::getHost).orElse("").toLowerCase(Locale.ROOT);
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

    private static long context(Map<String, Object> model, Map<String, Object> own, String name) {
        return Stream.of(model, mapping(mapping(own.get("models")).get(name)), own)
                .map(place -> place.get("context_length") instanceof Number number ? number.longValue() : 0L)
                .filter(length -> length > 0)
                .findFirst()
                .orElse(0L);
    }

    private static String first(String... texts) {
        return Stream.of(texts).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    private String text(Map<String, Object> mapping, String... keys) {
        return Stream.of(keys)
                .map(key -> switch (mapping.get(key)) {
                    case String text -> expanded(text).strip();
                    case Number number -> number.toString();
                    case null, default -> "";
                })
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
