package dev.talaria.gateway.hermes;

import static dev.talaria.gateway.hermes.JsonFields.flag;
import static dev.talaria.gateway.hermes.JsonFields.number;
import static dev.talaria.gateway.hermes.JsonFields.said;
import static dev.talaria.gateway.hermes.JsonFields.text;
import static dev.talaria.gateway.hermes.JsonFields.whole;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.talaria.gateway.SessionFacts;
import dev.talaria.gateway.SessionFacts.Usage;
import tools.jackson.databind.JsonNode;

/// Reads what `session.info` says, and the `info` of other answers. What is missing there is no news.
final class FactsReading {
    private static final List<String> WARNINGS = List.of("credential_warning", "config_warning", "install_warning");

    private FactsReading() {}

    /// @param warned whether it is news that there is nothing to warn of
    static SessionFacts facts(JsonNode info, boolean warned) {
        var usage = info.path("usage");
        return new SessionFacts(said(info, "model"), said(info, "provider"), text(info, "reasoning_effort"),
                flag(info, "fast"), approvals(info), said(info, "cwd"), text(info, "branch"),
                text(info, "personality"), said(info, "title"), flag(info, "running"),
                usage.isObject() ? Optional.of(usage(usage)) : Optional.empty(),
                warning(info).filter(words -> warned || !words.isEmpty()), Optional.empty());
    }

    static SessionFacts facts(Usage usage) {
        return new SessionFacts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(usage), Optional.empty(), Optional.empty());
    }

    static SessionFacts withoutRunning(SessionFacts facts) {
        return new SessionFacts(facts.model(), facts.provider(), facts.effort(), facts.fast(), facts.approvals(),
                facts.folder(), facts.branch(), facts.personality(), facts.title(), Optional.empty(), facts.usage(),
                facts.warning(), facts.processes());
    }

    static Usage usage(JsonNode usage) {
        return new Usage(whole(usage, "context_used"), whole(usage, "context_max"), whole(usage, "total"),
                (int) whole(usage, "calls"), (int) whole(usage, "compressions"), number(usage, "cost_usd"));
    }

    /// A bypass outweighs every mode; without one, a backend that names no mode asks.
    private static Optional<String> approvals(JsonNode info) {
        var bypassed = flag(info, "yolo");
        if (bypassed.orElse(false)) {
            return Optional.of("off");
        }
        return said(info, "approval_mode").or(() -> bypassed.map(_ -> "manual"));
    }

    /// Empty where there is nothing to warn of any more.
    private static Optional<String> warning(JsonNode info) {
        return WARNINGS.stream().noneMatch(info::has)
                ? Optional.empty()
                : Optional.of(WARNINGS.stream().flatMap(name -> said(info, name).stream())
                        .map(PlainWords::oneLine).collect(Collectors.joining(" ")));
    }
}
