package dev.talaria.chat.ui;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.shared.Background;

/// Answers that a screen will have: none of them fails.
final class Promised {
    private static final Logger LOG = LoggerFactory.getLogger(Promised.class);

    private Promised() {}

    /// Asks in the background.
    ///
    /// @param otherwise what to answer where the question broke
    static <T> CompletableFuture<T> by(Background background, Supplier<T> question, Function<Throwable, T> otherwise) {
        return safe(CompletableFuture.supplyAsync(question, background::run), otherwise);
    }

    /// Asks in the background for an answer that comes later still.
    static <T> CompletableFuture<T> coming(Background background, Supplier<CompletableFuture<T>> question,
            Function<Throwable, T> otherwise) {
        return safe(CompletableFuture.supplyAsync(question, background::run).thenCompose(coming -> coming), otherwise);
    }

    static <T> CompletableFuture<T> safe(CompletableFuture<T> answer, Function<Throwable, T> otherwise) {
        return answer.exceptionally(failure -> {
            LOG.error("What a member asked for broke", failure);
            return otherwise.apply(failure);
        });
    }
}
