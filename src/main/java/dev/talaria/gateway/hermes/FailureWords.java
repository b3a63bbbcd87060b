package dev.talaria.gateway.hermes;

import static dev.talaria.gateway.hermes.JsonFields.flag;
import static dev.talaria.gateway.hermes.JsonFields.said;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.talaria.gateway.TurnFailure;
import tools.jackson.databind.JsonNode;

/// Says in a plain sentence what a backend says in the words of a provider, a library or a disk.
final class FailureWords {
    private static final Pattern INSTEAD_OF_AN_ANSWER = Pattern.compile(
            "\\A\\W*(?:API call failed after \\d+ retr|HTTP \\d{3}\\b|(?:Provider|Gateway) error:|No reply: the model)");
    private static final Pattern STATUS = Pattern
            .compile("(?i)\\b(?:HTTP|status(?: code)?|error code):? (?<status>[45]\\d\\d)\\b");
    private static final Pattern BEGINNING = Pattern.compile(
            "(?i)\\A\\W*(?:agent init failed|error|(?:provider|gateway) error|API call failed after \\d+ retries):\\s*");

    /// In this order: what is more telling comes first.
    private static final List<Kind> KINDS = List.of(
            kind("disk", false, "no space left|disk (?:is )?full|ENOSPC|storage write failed|quota exceeded on",
                    "The disk of the agent's host is full. Free some space there, then try again."),
            kind("runtime", false,
                    "context.{0,12}(?:length|window|limit)|maximum context|prompt is too long|too many tokens"
                            + "|context_length_exceeded|request.{0,12}too large|\\b413\\b",
                    "The conversation is too long for this model. Compress it, or choose a model that takes more."),
            kind("billing", false, "billing|insufficient[ _](?:credit|fund|balance|quota)|credit balance|out of credit"
                    + "|payment required|exceeded your current quota",
                    "The account at the provider has no credit left. Top it up there, or choose another provider."),
            kind("auth", false,
                    "no (?:inference )?provider|no api[ _-]?key|api[ _-]?key (?:is )?(?:missing|not (?:set|found))"
                            + "|missing (?:api[ _-]?key|credential)|not (?:logged in|authenticated)|provider.{0,20}not configured",
                    "No working provider is set up for this profile. Add a key to its .env, or run hermes setup on its host."),
            kind("auth", false, "invalid.{0,12}api[ _-]?key|incorrect api key|unauthorized|authentication",
                    "The provider refused the key. Check it in the .env of this profile."),
            kind("provider", true, "rate.?limit|too many requests",
                    "The provider limits how often it is asked. Wait a moment, then try again."),
            kind("provider", true, "overloaded|capacity",
                    "The provider has too much to do. Try again in a moment."),
            kind("provider", true, "no reply: the model|no content after all retries|empty (?:response|content)",
                    "The model gave an empty answer. Try again, or choose another model."),
            kind("runtime", true, "truncated due to output length",
                    "The answer was cut off: it reached the most that the model may write."),
            kind("runtime", true, "cancelled before the agent was ready",
                    "It was stopped before the agent was ready."),
            kind("endpoint", true,
                    "connection refused|could not connect|cannot connect|failed to connect|connection error"
                            + "|name or service not known|name resolution|getaddrinfo|ECONNREFUSED|no route to host",
                    "The provider cannot be reached. Check its address and the network."),
            kind("streaming", true,
                    "mid-stream|connection reset|peer closed|incomplete (?:chunked )?read|stream (?:ended|error|was)",
                    "The connection to the provider broke in the middle of the answer. Try again."),
            kind("provider", true, "timed? ?out|deadline exceeded",
                    "The provider did not answer in time. Try again."));

    private FailureWords() {}

    /// Whether the text is what some backends send in place of an answer when there is none.
    static boolean isInsteadOfAnAnswer(String text) {
        return INSTEAD_OF_AN_ANSWER.matcher(text).find();
    }

    static TurnFailure failure(String text) {
        var details = PlainWords.withoutKeys(PlainWords.plain(text));
        var status = STATUS.matcher(details);
        var kind = KINDS.stream().filter(some -> some.words.matcher(details).find()).findFirst();
        if (status.find()) {
            var code = Integer.parseInt(status.group("status"));
            return kind.filter(some -> outweighs(some, code)).or(() -> byStatus(code))
                    .map(some -> some.failure(" (HTTP " + code + ")", details))
                    .orElseGet(() -> unknown("provider", details));
        }
        return kind.map(some -> some.failure("", details)).orElseGet(() -> unknown("runtime", details));
    }

    /// What a backend that tells errors apart itself says of one.
    ///
    /// @param surface its `error_surface`; may be missing
    static TurnFailure failure(String text, JsonNode surface) {
        var code = said(surface, "code");
        var plain = failure(text.isBlank() ? code.orElse("").replace('_', ' ') : text);
        return new TurnFailure(said(surface, "layer").orElse(plain.layer()), plain.sentence(), plain.details(),
                flag(surface, "retryable").orElse(plain.retryable()));
    }

    /// What a backend that refused a request says of it.
    static TurnFailure failure(int code, String message) {
        return switch (code) {
            case 5070, 5071 -> failure("disk full: " + message);
            // foreign numbers: the words tell the rest
            default -> failure(message);
        };
    }

    /// A number says more about the key, words more about the reason behind a number that many reasons share.
    private static boolean outweighs(Kind kind, int status) {
        return (status != 401 && status != 403) || kind.layer.equals("billing");
    }

    private static Optional<Kind> byStatus(int status) {
        return switch (status) {
            case 401, 403 -> Optional.of(Kind.of("auth", false,
                    "The provider refused the key. Check it in the .env of this profile."));
            case 402 -> Optional.of(Kind.of("billing", false,
                    "The account at the provider has no credit left. Top it up there, or choose another provider."));
            case 404 -> Optional.of(Kind.of("provider", false,
                    "The provider does not know this model or address. Choose another model."));
            case 408, 504 -> Optional.of(Kind.of("provider", true, "The provider did not answer in time. Try again."));
            case 429 -> Optional.of(Kind.of("provider", true,
                    "The provider limits how often it is asked. Wait a moment, then try again."));
            case 503, 529 -> Optional.of(Kind.of("provider", true,
                    "The provider has too much to do. Try again in a moment."));
            // foreign numbers: their first digit is what is known of the rest
            default -> Optional.of(status >= 500
                    ? Kind.of("provider", true, "The provider failed. Try again in a moment.")
                    : Kind.of("provider", false, "The provider did not accept the request."));
        };
    }

    private static TurnFailure unknown(String layer, String details) {
        var words = PlainWords.oneLine(BEGINNING.matcher(details).replaceFirst(""));
        var sentence = words.isEmpty() ? "The agent failed and did not say why." : "The agent failed: " + words;
        return new TurnFailure(layer, sentence, details, true);
    }

    private static Kind kind(String layer, boolean retryable, String words, String sentence) {
        return new Kind(Pattern.compile(words, Pattern.CASE_INSENSITIVE), layer, retryable, sentence);
    }

    private record Kind(Pattern words, String layer, boolean retryable, String sentence) {
        private static final Pattern NOTHING = Pattern.compile("(?!)");

        static Kind of(String layer, boolean retryable, String sentence) {
            return new Kind(NOTHING, layer, retryable, sentence);
        }

        /// @param number goes to the end of the first sentence
        TurnFailure failure(String number, String details) {
            return new TurnFailure(layer, sentence.replaceFirst("\\.", number + "."), details, retryable);
        }
    }
}
