package dev.talaria.sessions.conversation;

import java.util.Optional;
import java.util.regex.Pattern;

/// Tells why a turn failed.
final class FailureText {
    private static final int LONGEST = 2_000;
    private static final Pattern ERROR = Pattern.compile(
            "(?is)\\A\\s*(?:⚠️?\\s*)?(?:API call failed after \\d+ retr|HTTP [45]\\d\\d\\b|(?:Provider|Gateway) error:).*");

    private FailureText() {}

    /// Whether an answer's text is no answer but an error.
    static boolean is(String text) {
        return text.length() <= LONGEST && ERROR.matcher(text).matches();
    }

    /// What an ending means that Hermes marked as an error.
    static Optional<String> ofEnding(String finishReason) {
        return switch (finishReason) {
            case "error" -> Optional.of("The provider gave an error.");
            case "agent_error" -> Optional.of("The agent stopped with an error.");
            case "content_filter" -> Optional.of("The provider's content filter stopped the answer.");
            default -> Optional.empty();
        };
    }
}
