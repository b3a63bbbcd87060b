package dev.talaria.gateway.embedded.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The many ways in which a configuration names its model.
class ProfileConfigTest {
    @TempDir
    private Path home;

    @Test
    void aModelByNameAloneIsOneOfOpenRouters() {
        var endpoint = endpoint("model: anthropic/claude-sonnet-4", "OPENROUTER_API_KEY=or-1");

        assertThat(endpoint.model()).isEqualTo("anthropic/claude-sonnet-4");
        assertThat(endpoint.provider()).isEqualTo("openrouter");
        assertThat(endpoint.baseUrl()).hasToString("https://openrouter.ai/api/v1");
        assertThat(endpoint.key().reveal()).isEqualTo("or-1");
    }

    @Test
    void anAddressOfOnesOwnGetsNoOtherProvidersKey() {
        var endpoint = endpoint("""
                model:
                  default: llama3
                  base_url: http://gpu.intranet:8000/v1/
                """, "OPENROUTER_API_KEY=or-1\nOPENAI_API_KEY=oa-1");

        assertThat(endpoint.provider()).isEqualTo("custom");
        assertThat(endpoint.baseUrl()).hasToString("http://gpu.intranet:8000/v1");
        assertThat(endpoint.key().reveal()).isEmpty();
    }

    @Test
    void anAutomaticProviderIsTheOneOfItsAddress() {
        assertThat(endpoint("model: {default: m, provider: auto, base_url: 'http://localhost:1/v1'}", "").provider())
                .isEqualTo("custom");
    }

    @Test
    void aPublicHostHasAKeyOfItsName() {
        var endpoint = endpoint("model: {default: m, provider: custom, base_url: 'https://api.groq.com/openai/v1'}",
                "GROQ_API_KEY=gr-1\nOPENAI_API_KEY=oa-1");

        assertThat(endpoint.key().reveal()).isEqualTo("gr-1");
    }

    @Test
    void aKeyMayBeAVariable() {
        var endpoint = endpoint("model: {default: m, provider: custom, base_url: 'http://x:1/v1', api_key: '${MINE}'}",
                "MINE=\"a # b\"  # a comment");

        assertThat(endpoint.key().reveal()).isEqualTo("a # b");
    }

    @Test
    void anOwnProviderIsFoundByItsName() {
        var endpoint = endpoint("""
                model:
                  default: qwen
                  provider: custom:my-gpu-box
                  base_url: http://stale:1/v1
                  api_key: stale
                custom_providers:
                  - name: Other
                    base_url: http://other:1/v1
                  - name: My GPU Box
                    base_url: http://gpu:8000/v1
                    key_env: BOX_KEY
                    models:
                      qwen: {context_length: 32768}
                """, "BOX_KEY='b-1'");

        assertThat(endpoint.baseUrl()).hasToString("http://gpu:8000/v1");
        assertThat(endpoint.key().reveal()).isEqualTo("b-1");
        assertThat(endpoint.contextMax()).isEqualTo(32_768);
    }

    @Test
    void anOwnProviderMayNameItsModel() {
        var endpoint = endpoint("""
                model:
                  provider: box
                providers:
                  box:
                    api: http://gpu:8000/v1
                    api_key: 12345
                    default_model: qwen
                    transport: chat_completions
                """, "");

        assertThat(endpoint.model()).isEqualTo("qwen");
        assertThat(endpoint.key().reveal()).isEqualTo("12345");
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(reason("model: {provider: custom, base_url: 'http://x:1/v1'}")).contains("model.default");
        assertThat(reason("model: {default: m, provider: custom}")).contains("model.base_url");
        assertThat(reason("model: {default: m, provider: deepseek}")).contains("DEEPSEEK_API_KEY");
        assertThat(reason("model: {default: m, provider: nous}")).contains("only Hermes");
        assertThat(reason("model: {default: m, provider: custom, base_url: 'gpu:8000'}")).contains("no address");
        assertThat(reason("model: {default: m, provider: minimax, base_url: 'https://api.minimax.io/anthropic'}"))
                .contains("only Hermes");
        assertThat(reason("{}")).isEmpty();
    }

    private Endpoint endpoint(String config, String env) {
        return read(config, env).endpoint().orElseThrow();
    }

    private String reason(String config) {
        return read(config, "").model() instanceof ModelChoice.None(var reason) ? reason : "none: it can be called";
    }

    private ProfileConfig read(String config, String env) {
        try {
            Files.writeString(home.resolve("config.yaml"), config);
            Files.writeString(home.resolve(".env"), env);
            return new ProfileConfig(home);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
