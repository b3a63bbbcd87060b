package dev.talaria.gateway.embedded;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.MissingModel;
import dev.talaria.gateway.ModelChoices;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SessionFacts;
import dev.talaria.gateway.SessionFacts.Usage;
import dev.talaria.gateway.SessionSetting;
import dev.talaria.gateway.embedded.config.Endpoint;
import dev.talaria.gateway.embedded.config.ModelChoice;
import dev.talaria.gateway.embedded.config.ProfileConfig;

/// Decides who answers for a profile, anew each time: its configuration may have changed.
final class Agents {
    private static final String REHEARSAL = "rehearsal";

    private final Path home;
    private final ProfileConfig config;
    private final Instructions instructions;
    private final RehearsalAgent rehearsal;
    private final ModelLists lists = new ModelLists();
    private final Duration longestSilence;
    private @Nullable ModelCall call;

    Agents(Path home, Clock clock, EmbeddedSettings settings) {
        this.home = home;
        this.config = new ProfileConfig(home);
        this.instructions = new Instructions(config, clock);
        this.rehearsal = new RehearsalAgent(new Pace(settings.rehearsalPace()));
        this.longestSilence = settings.longestSilence();
    }

    /// From any thread.
    GatewayKind kind() {
        return config.endpoint().isPresent() ? GatewayKind.EMBEDDED : GatewayKind.REHEARSAL;
    }

    Agent agent() {
        return config.endpoint().<Agent>map(endpoint -> new ModelAgent(callTo(endpoint), instructions, home))
                .orElse(rehearsal);
    }

    /// The client is kept as long as the endpoint stays the same.
    private ModelCall callTo(Endpoint endpoint) {
        var kept = call;
        if (kept == null || !kept.endpoint().isSame(endpoint)) {
            kept = new ModelCall(endpoint, longestSilence);
            call = kept;
        }
        return kept;
    }

    /// What is remembered as the model of a session: nothing where none has answered.
    String model(Choices choices) {
        return config.endpoint().map(endpoint -> chosen(choices, endpoint)).orElse("");
    }

    private static String chosen(Choices choices, Endpoint endpoint) {
        return choices.model().isEmpty() ? endpoint.model() : choices.model();
    }

    String provider() {
        return config.endpoint().map(Endpoint::provider).orElse("");
    }

    List<String> personalities() {
        return config.endpoint().isPresent()
                ? config.personalities().keySet().stream().sorted().toList()
                : List.of();
    }

    CompletableFuture<Reply<ModelChoices>> models(Choices choices) {
        return config.endpoint()
                .map(endpoint -> lists.of(endpoint, chosen(choices, endpoint)))
                .orElseGet(Agents::onlyTheRehearsal);
    }

    private static CompletableFuture<Reply<ModelChoices>> onlyTheRehearsal() {
        var only = new ModelChoices.Provider(REHEARSAL, "Rehearsal", true,
                "Nobody thinks here: the answers are scripted.",
                List.of(new ModelChoices.Model(REHEARSAL, false, false)));
        return CompletableFuture.completedFuture(
                Reply.done(new ModelChoices(List.of(only), REHEARSAL, REHEARSAL)));
    }

    /// Why the agent cannot take the setting.
    Optional<String> refusal(SessionSetting setting) {
        var endpoint = config.endpoint();
        return switch (setting) {
            case SessionSetting.Approvals _ -> Optional.empty();
            case SessionSetting.Folder _ -> Optional.empty();
            case SessionSetting.Fast _ -> Optional.of("The agent inside Talaria has no fast mode.");
            case SessionSetting.Model(var _, var provider, var _) -> endpoint.isEmpty()
                    ? Optional.of("The rehearsal has no models to choose from.")
                    : Optional.of("The agent inside Talaria talks to one provider only.")
                            .filter(_ -> !provider.isEmpty() && !provider.equals(endpoint.get().provider()));
            case SessionSetting.Effort _ -> endpoint.isPresent()
                    ? Optional.empty()
                    : Optional.of("The rehearsal does not think, however hard it is asked to.");
            case SessionSetting.Personality(var name) -> name.isEmpty() || personalities().contains(name)
                    ? Optional.empty()
                    : Optional.of("The agent has no such personality.");
        };
    }

    String inWords(EmbeddedSession session) {
        var who = config.endpoint()
                .map(endpoint -> chosen(session.choices(), endpoint) + " at " + endpoint.address() + " answers. ")
                .orElse("The rehearsal answers: nobody thinks here. ");
        return who + (session.isBusy() ? "A turn runs." : "It waits for a prompt.");
    }

    SessionFacts facts(EmbeddedSession session) {
        var endpoint = config.endpoint();
        var totals = session.totals();
        var usage = new Usage(session.contextUsed(),
                endpoint.map(at -> lists.window(at, chosen(session.choices(), at))).orElse(0L), totals.tokens(),
                totals.calls(), session.compressions(), Optional.of(totals.cost()).filter(cost -> cost > 0));
        return new SessionFacts(Optional.of(endpoint.map(at -> chosen(session.choices(), at)).orElse(REHEARSAL)),
                Optional.of(endpoint.map(Endpoint::provider).orElse(REHEARSAL)),
                Optional.of(session.choices().effort()), Optional.of(false),
                Optional.of(session.asksNothing() ? "off" : "manual"), session.folder(),
                session.folder().flatMap(GitBranch::of), Optional.of(session.choices().personality()),
                Optional.of(session.title()), Optional.of(session.turn().isPresent()), Optional.of(usage), warning(),
                Optional.empty());
    }

    private Optional<String> warning() {
        return missingModel().map(MissingModel::reason).filter(reason -> !reason.isEmpty());
    }

    /// From any thread.
    Optional<MissingModel> missingModel() {
        return config.model() instanceof ModelChoice.None(var reason)
                ? Optional.of(new MissingModel(home.resolve("config.yaml"), reason))
                : Optional.empty();
    }
}
