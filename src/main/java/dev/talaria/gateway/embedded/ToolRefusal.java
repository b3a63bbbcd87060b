package dev.talaria.gateway.embedded;

/// A tool does not do what it was asked; the message tells the model why.
final class ToolRefusal extends RuntimeException {
    ToolRefusal(String words) {
        super(words, null, false, false);
    }
}
