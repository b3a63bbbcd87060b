package dev.talaria.gateway.embedded;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.ModelChoices;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SessionFacts;
import dev.talaria.gateway.SessionFacts.Usage;
import dev.talaria.gateway.SessionSetting;

/// Decides who answers for a profile, anew each time: its configuration may have changed.
final class Agents {
    private static final String REHEARSAL = "rehearsal";

    private final RehearsalAgent rehearsal;

    Agents(EmbeddedSettings settings) {
        this.rehearsal = new RehearsalAgent(new Pace(settings.rehearsalPace()));
    }

    GatewayKind kind() {
        return GatewayKind.REHEARSAL;
    }

    Agent agent() {
        return rehearsal;
    }

    /// What is remembered as the model of a session: nothing where none has answered.
    String model(Choices choices) {
        return "";
    }

    String provider() {
        return "";
    }

    List<String> personalities() {
        return List.of();
    }

    CompletableFuture<Reply<ModelChoices>> models(Choices choices) {
        var only = new ModelChoices.Provider(REHEARSAL, "Rehearsal", true,
                "Nobody thinks here: the answers are scripted.",
                List.of(new ModelChoices.Model(REHEARSAL, false, false)));
        return CompletableFuture.completedFuture(
                Reply.done(new ModelChoices(List.of(only), REHEARSAL, REHEARSAL)));
    }

    /// Why the agent cannot take the setting.
    Optional<String> refusal(SessionSetting setting) {
        return switch (setting) {
            case SessionSetting.Approvals _ -> Optional.empty();
            case SessionSetting.Folder _ -> Optional.empty();
            case SessionSetting.Model _ -> Optional.of("The rehearsal has no models to choose from.");
            case SessionSetting.Effort _ -> Optional.of("The rehearsal does not think, however hard it is asked to.");
            case SessionSetting.Fast _ -> Optional.of("The agent inside Talaria has no fast mode.");
            case SessionSetting.Personality _ -> Optional.of("The rehearsal has no personality.");
        };
    }

    String inWords(EmbeddedSession session) {
        return "The rehearsal answers: nobody thinks here. "
                + (session.isBusy() ? "A turn runs." : "It waits for a prompt.");
    }

    SessionFacts facts(EmbeddedSession session) {
        var totals = session.totals();
        var usage = new Usage(session.contextUsed(), 0, totals.tokens(), totals.calls(), session.compressions(),
                Optional.of(totals.cost()).filter(cost -> cost > 0));
        return new SessionFacts(Optional.of(REHEARSAL), Optional.of(REHEARSAL), Optional.of(session.choices().effort()),
                Optional.of(false), Optional.of(session.asksNothing() ? "off" : "manual"),
                session.folder(),
                session.folder().flatMap(GitBranch::of), Optional.of(session.choices().personality()),
                Optional.of(session.title()), Optional.of(session.turn().isPresent()), Optional.of(usage),
                Optional.empty());
    }
}
