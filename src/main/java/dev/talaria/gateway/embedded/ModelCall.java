package dev.talaria.gateway.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.util.function.SingletonSupplier;

import dev.talaria.gateway.embedded.config.Endpoint;

/// Calls one endpoint's model and hears what it says as it comes.
final class ModelCall {
    private static final Logger LOG = LoggerFactory.getLogger(ModelCall.class);
    /// A whole call may take this long; how long it may be silent is up to us.
    private static final Duration LONGEST = Duration.ofHours(1);
    /// An endpoint without a key gets this one. Without any, the client would look for one in our own environment.
    private static final String NO_KEY = "none";

    private final Endpoint endpoint;
    private final Duration longestSilence;
    /// Made by the first who calls it: that takes a while, and the loop of the sessions must not wait for it.
    private final SingletonSupplier<OpenAiChatModel> model = SingletonSupplier.of(this::client);
    private final OpenCalls calls = new OpenCalls();
    private final ModelFailures failures;
    private final Set<String> modelsWithoutTools = ConcurrentHashMap.newKeySet();
    private final Set<String> modelsWithoutEyes = ConcurrentHashMap.newKeySet();

    ModelCall(Endpoint endpoint, Duration longestSilence) {
        this.endpoint = endpoint;
        this.longestSilence = longestSilence;
        this.failures = new ModelFailures(endpoint);
    }

    private OpenAiChatModel client() {
        return OpenAiChatModel.builder()
                .options(usual().build())
                .httpClientBuilderCustomizer(client -> client.interceptor(calls).interceptor(new Dialects()))
                .build();
    }

    private OpenAiChatOptions.Builder usual() {
        var key = endpoint.key().reveal();
        var options = OpenAiChatOptions.builder();
        options.baseUrl(endpoint.baseUrl().toString());
        options.apiKey(key.isEmpty() ? NO_KEY : key);
        options.model(endpoint.model());
        options.maxRetries(0);
        options.timeout(LONGEST);
        return options;
    }

    /// Hears a model.
    interface Ear {
        Ear DEAF = new Ear() {
        };

        default void thought(String text) {}

        default void said(String text) {}

        /// The model is about to call the tool.
        default void isAbout(String tool) {}
    }

    static CompletableFuture<Void> never() {
        return new CompletableFuture<>();
    }

    Endpoint endpoint() {
        return endpoint;
    }

    String name(Choices choices) {
        return choices.model().isEmpty() ? endpoint.model() : choices.model();
    }

    String provider() {
        return endpoint.provider();
    }

    private sealed interface Heard {
        record Piece(ChatResponse response) implements Heard {}

        record Broken(Throwable failure) implements Heard {}

        /// @param stopped by us
        record Over(boolean stopped) implements Heard {}
    }

    /// Waits until the model has said all.
    ///
    /// @param stopped ends the call; what was said so far is the answer then
    /// @throws TurnFailed where the model cannot be heard
    Spoken stream(List<Message> messages, Toolbox tools, Choices choices, Ear ear, CompletableFuture<Void> stopped) {
        try {
            return hear(messages, tools, choices, ear, stopped);
        } catch (Unsupported _) {
            return stream(messages, tools, choices, ear, stopped);
        }
    }

    private Spoken hear(List<Message> messages, Toolbox tools, Choices choices, Ear ear,
            CompletableFuture<Void> stopped) {
        var heard = new LinkedBlockingQueue<Heard>();
        var words = new Words(ear);
        var told = modelsWithoutEyes.contains(name(choices)) ? Pictures.named(messages) : messages;
        var opened = calls.open();
        var call = model.obtain().stream(new Prompt(told, options(tools, choices, opened)))
                .subscribe(piece -> heard.add(new Heard.Piece(piece)), failure -> heard.add(new Heard.Broken(failure)),
                        () -> heard.add(new Heard.Over(false)));
        stopped.thenRun(() -> heard.add(new Heard.Over(true)));
        try {
            while (true) {
                switch (heard.poll(longestSilence.toMillis(), TimeUnit.MILLISECONDS)) {
                    case Heard.Piece(var response) -> words.add(response);
                    case Heard.Over(var byUs) -> {
                        if (!byUs) {
                            calls.end(opened);
                        }
                        return words.spoken();
                    }
                    case Heard.Broken(var failure) -> {
                        calls.end(opened);
                        leaveOutToolsIfRefused(failure, tools, name(choices));
                        leaveOutPicturesIfRefused(failure, told, name(choices));
                        throw failures.of(failure, name(choices));
                    }
                    case null -> throw failures.silence(longestSilence);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        } finally {
            call.dispose();
            calls.hangUp(opened);
        }
    }

    /// Servers of one's own often take no tools with some models and refuse the whole request then. Better an answer
    /// without tools: the call is made again, and the next ones to that model leave them out from the start.
    ///
    /// @throws Unsupported where the request can be made without
    private void leaveOutToolsIfRefused(Throwable failure, Toolbox tools, String name) {
        if (!tools.callbacks().isEmpty() && ModelFailures.refuses(failure, "tool") && modelsWithoutTools.add(name)) {
            LOG.info("The model {} at {} takes no tools and goes without", name, endpoint.address());
            throw new Unsupported();
        }
    }

    /// A picture stays in its session for good, and would fail every later turn of it, too.
    ///
    /// @throws Unsupported where the request can be made without
    private void leaveOutPicturesIfRefused(Throwable failure, List<Message> told, String name) {
        if (Pictures.areIn(told) && ModelFailures.refuses(failure, "image", "multimodal", "vision")
                && modelsWithoutEyes.add(name)) {
            LOG.info("The model {} at {} takes no pictures and goes without", name, endpoint.address());
            throw new Unsupported();
        }
    }

    /// A request that the endpoint takes in a plainer form.
    private static final class Unsupported extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private OpenAiChatOptions options(Toolbox tools, Choices choices, Map<String, String> headers) {
        var options = usual();
        options.model(name(choices));
        options.customHeaders(headers);
        if (!choices.effort().isEmpty() && !choices.effort().equals("none")) {
            options.reasoningEffort(choices.effort());
        }
        if (!modelsWithoutTools.contains(name(choices)) && !tools.callbacks().isEmpty()) {
            options.toolCallbacks(tools.callbacks());
        }
        return options.build();
    }

    /// Gathers the pieces of an answer.
    private static final class Words {
        private final Ear ear;
        private final StringBuilder text = new StringBuilder();
        private final InlineThoughts inline;
        private final Map<String, PlannedCall> calls = new LinkedHashMap<>();
        private String thoughts = "";
        private long input;
        private long output;

        Words(Ear ear) {
            this.ear = ear;
            this.inline = new InlineThoughts(ear::thought, said -> {
                text.append(said);
                ear.said(said);
            });
        }

        void add(ChatResponse response) {
            var usage = response.getMetadata().getUsage();
            if (usage != null) {
                input = Math.max(input, usage.getPromptTokens() == null ? 0 : usage.getPromptTokens());
                output = Math.max(output, usage.getCompletionTokens() == null ? 0 : usage.getCompletionTokens());
            }
            for (var result : response.getResults()) {
                var message = result.getOutput();
                if (message.getMetadata().get("reasoningContent") instanceof String thought) {
                    think(thought);
                }
                var said = message.getText();
                if (said != null && !said.isEmpty()) {
                    inline.add(said);
                }
                message.getToolCalls().forEach(call -> {
                    if (!calls.containsKey(call.id())) {
                        ear.isAbout(call.name());
                    }
                    calls.put(call.id(), new PlannedCall(call.id(), call.name(), "", call.arguments()));
                });
            }
        }

        /// @param soFar all that was thought in this answer
        private void think(String soFar) {
            if (soFar.length() > thoughts.length()) {
                ear.thought(soFar.substring(thoughts.length()));
                thoughts = soFar;
            }
        }

        Spoken spoken() {
            inline.end();
            return new Spoken(text.toString(), new ArrayList<>(calls.values()), input, output);
        }
    }
}
