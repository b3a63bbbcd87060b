package dev.talaria;

/// Talaria cannot start as it was told to; the message is the whole sentence for the person who started it.
class StartRefused extends RuntimeException {
    StartRefused(String sentence) {
        super(sentence);
    }
}
