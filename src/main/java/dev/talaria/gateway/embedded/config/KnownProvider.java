package dev.talaria.gateway.embedded.config;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// Providers whose own address speaks the OpenAI protocol.
///
/// @param keys the variables that may hold the key; none where no key is needed
record KnownProvider(String baseUrl, List<String> keys) {
    private static final KnownProvider OPENAI = new KnownProvider("https://api.openai.com/v1",
            List.of("OPENAI_API_KEY"));
    private static final KnownProvider OLLAMA = new KnownProvider("http://127.0.0.1:11434/v1", List.of());
    private static final KnownProvider LM_STUDIO = new KnownProvider("http://127.0.0.1:1234/v1", List.of());
    private static final KnownProvider ZAI = new KnownProvider("https://api.z.ai/api/paas/v4",
            List.of("GLM_API_KEY", "ZAI_API_KEY", "Z_AI_API_KEY"));
    private static final KnownProvider GEMINI = new KnownProvider(
            "https://generativelanguage.googleapis.com/v1beta/openai", List.of("GOOGLE_API_KEY", "GEMINI_API_KEY"));

    private static final Map<String, KnownProvider> ALL = Map.ofEntries(
            Map.entry("openai", OPENAI),
            Map.entry("openai-api", OPENAI),
            Map.entry("openrouter", new KnownProvider("https://openrouter.ai/api/v1", List.of("OPENROUTER_API_KEY"))),
            Map.entry("deepseek", new KnownProvider("https://api.deepseek.com/v1", List.of("DEEPSEEK_API_KEY"))),
            Map.entry("xai", new KnownProvider("https://api.x.ai/v1", List.of("XAI_API_KEY"))),
            Map.entry("mistral", new KnownProvider("https://api.mistral.ai/v1", List.of("MISTRAL_API_KEY"))),
            Map.entry("fireworks", new KnownProvider("https://api.fireworks.ai/inference/v1",
                    List.of("FIREWORKS_API_KEY"))),
            Map.entry("nvidia", new KnownProvider("https://integrate.api.nvidia.com/v1", List.of("NVIDIA_API_KEY"))),
            Map.entry("huggingface", new KnownProvider("https://router.huggingface.co/v1", List.of("HF_TOKEN"))),
            Map.entry("zai", ZAI),
            Map.entry("gemini", GEMINI),
            Map.entry("ollama", OLLAMA),
            Map.entry("lmstudio", LM_STUDIO),
            Map.entry("lm-studio", LM_STUDIO));

    static @Nullable KnownProvider called(String name) {
        return ALL.get(name);
    }
}
