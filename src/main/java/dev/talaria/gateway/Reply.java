package dev.talaria.gateway;

import java.util.function.Function;

/// What came of asking a gateway.
public sealed interface Reply<T> {
    record Done<T>(T value) implements Reply<T> {}

    /// @param words a sentence for the person who asked
    record Refused<T>(Refusal why, String words) implements Reply<T> {
        /// The same refusal of something else.
        public <U> Refused<U> as() {
            return new Refused<>(why, words);
        }
    }

    static <T> Reply<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Reply<T> refused(Refusal why, String words) {
        return new Refused<>(why, words);
    }

    default <U> Reply<U> map(Function<T, U> change) {
        return switch (this) {
            case Done<T>(var value) -> new Done<>(change.apply(value));
            case Refused<T> refused -> refused.as();
        };
    }
}
