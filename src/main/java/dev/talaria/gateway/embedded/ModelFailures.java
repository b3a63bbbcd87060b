package dev.talaria.gateway.embedded;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.SseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.talaria.gateway.TurnFailure;
import dev.talaria.gateway.embedded.config.Endpoint;

/// Says in words why a model gave no answer. The key is in none of them, even where the provider repeats it.
final class ModelFailures {
    private static final Logger LOG = LoggerFactory.getLogger(ModelFailures.class);
    private static final int LONGEST = 2_000;
    private static final String TOO_LONG = "The session is too long for the model. Compress it.";

    private static final Set<Integer> FAULTS_OF_REQUESTS = Set.of(400, 404, 422, 500, 501);

    private final Endpoint endpoint;

    ModelFailures(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /// Whether the endpoint found fault with the request, and says that it is with one of these parts of it. Servers of one's
    /// own call that an error of theirs, routers say that they found nobody who takes it.
    static boolean refuses(Throwable failure, String... parts) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OpenAIServiceException refused) {
                return FAULTS_OF_REQUESTS.contains(refused.statusCode())
                        && Stream.of(parts).anyMatch(part -> mentions(refused, part));
            }
        }
        return false;
    }

    private static boolean mentions(OpenAIServiceException refused, String part) {
        return String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT).contains(part);
    }

    TurnFailed of(Throwable failure, String model) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SseException _ -> {
                    return failed("streaming", endpoint.address() + " reported an error in the middle of its answer.",
                            failure, true);
                }
                case OpenAIServiceException refused -> {
                    return refused(refused, model);
                }
                case ConnectException _,UnknownHostException _ -> {
                    return failed("endpoint",
                            "No connection to " + endpoint.address() + ". Does the model's server run?",
                            failure, true);
                }
                case SocketTimeoutException _ -> {
                    return failed("streaming", endpoint.address() + " did not answer in time.", failure, true);
                }
                case OpenAIIoException broken when broken.getCause() == null -> {
                    return failed("streaming", "The connection to " + endpoint.address() + " broke off.", failure,
                            true);
                }
                default -> LOG.debug("Looking for the cause behind a {}", cause.getClass().getName());
            }
        }
        return failed("streaming", "The answer of " + endpoint.address() + " broke off or could not be read.", failure,
                true);
    }

    TurnFailed silence(Duration limit) {
        var words = endpoint.address() + " has said nothing for " + limit.toSeconds() + " seconds.";
        return new TurnFailed(new TurnFailure("streaming", words, words, true));
    }

    private TurnFailed refused(OpenAIServiceException refused, String model) {
        var status = refused.statusCode();
        var where = "HTTP " + status + ": ";
        return switch (status) {
            case 401, 403 -> failed("auth",
                    where + "The provider refused the key. Check it in the profile's .env.", refused, false);
            case 402 -> failed("billing", where + "The provider wants to be paid first.", refused, false);
            case 404 -> failed("endpoint", where + "The endpoint does not know the model “" + model
                    + "”, or base_url is not its address.", refused, false);
            case 413 -> failed("provider", where + TOO_LONG, refused, false);
            case 400, 422 -> failed("provider",
                    where + (mentions(refused, "context") ? TOO_LONG : "The provider refused the request."), refused,
                    false);
            case 429 -> failed("provider",
                    where + "The provider is asked too often, or its quota is used up. Try again later.", refused,
                    true);
            default -> status >= 500
                    ? failed("provider", where + "The provider has trouble of its own. Try again.", refused, true)
                    : failed("provider", where + "The provider refused the request.", refused, false);
        };
    }

    private TurnFailed failed(String layer, String sentence, Throwable failure, boolean retryable) {
        var said = withoutKey(String.valueOf(failure.getMessage()));
        LOG.info("The model at {} gave no answer: {}", endpoint.address(), sentence);
        return new TurnFailed(new TurnFailure(layer, sentence, sentence + "\n\n"
                + said.substring(0, Math.min(LONGEST, said.length())), retryable));
    }

    private String withoutKey(String text) {
        var key = endpoint.key().reveal();
        return key.isEmpty() ? text : text.replace(key, "•••");
    }
}
