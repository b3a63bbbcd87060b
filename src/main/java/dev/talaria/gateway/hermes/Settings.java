package dev.talaria.gateway.hermes;

import java.util.Optional;
import java.util.function.Consumer;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.SessionFacts;
import dev.talaria.gateway.SessionSetting;
import dev.talaria.gateway.SettingOutcome;
import dev.talaria.gateway.Snapshot;
import dev.talaria.gateway.rpc.RpcFailure.Refused;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What can be set for one session. Not every backend says afterwards how things are: so it is said here.
final class Settings {
    private static final int NO_FOLDER = 4016;
    private static final int BAD_FOLDER = 4017;
    private static final String FOR_NEW_ONES = "Hermes keeps it for the profile: new sessions begin with it, too.";
    private static final String FOR_ALL = "This version of Hermes keeps it for the whole profile.";

    private final HermesCalls calls;
    private final Attaching attaching;
    private final Contract contract;
    private final AttachedSession.Follower follower;

    Settings(HermesCalls calls, Attaching attaching, Contract contract, AttachedSession.Follower follower) {
        this.calls = calls;
        this.attaching = attaching;
        this.contract = contract;
        this.follower = follower;
    }

    SettingOutcome change(StoredId id, SessionSetting setting) {
        attaching.attached(id);
        return switch (setting) {
            case SessionSetting.Model model -> model(id, model);
            case SessionSetting.Effort(var effort) -> effort(id, effort);
            case SessionSetting.Fast(var fast) -> fast(id, fast);
            case SessionSetting.Approvals(var bypass) -> approvals(id, bypass);
            case SessionSetting.Personality(var name) -> personality(id, name);
            case SessionSetting.Folder(var path) -> folder(id, path);
        };
    }

    /// Early backends take no wishes when a session begins: the model is set before its first prompt. What they would keep for the
    /// whole profile, effort and pace, is set only by somebody who is told so.
    Snapshot asWanted(Attaching.Opened created, NewSession wanted) {
        var id = created.session().name();
        wanted.model().filter(model -> contract.isFirst() || isIgnored(model, created))
                .ifPresent(model -> model(id, model));
        return created.session().known();
    }

    private boolean isIgnored(SessionSetting.Model wanted, Attaching.Opened created) {
        return contract.number() < Contract.FORCED_PACE
                && created.snapshot().facts().model().filter(model -> !model.equals(wanted.model())).isPresent();
    }

    private SettingOutcome model(StoredId id, SessionSetting.Model wanted) {
        // The value is a command line at the backend: a space would begin an option.
        if (!isOneWord(wanted.model()) || (!wanted.provider().isEmpty() && !isOneWord(wanted.provider()))) {
            throw new NotDone(Refusal.INVALID, "There is no such model.");
        }
        var value = wanted.model() + (wanted.provider().isEmpty() ? "" : " --provider " + wanted.provider())
                + (contract.keepsModelsApartWhenTold(calls.version()) ? " --session" : "");
        var result = set(id, "model", value, params -> {
            if (wanted.confirmed()) {
                params.put("confirm_expensive_model", true);
            }
        });
        if (result.path("confirm_required").asBoolean(false)) {
            return new SettingOutcome.ConfirmFirst(
                    PlainWords.plain(result.path("confirm_message").asString("This model has to be confirmed.")));
        }
        if (result.path("deferred").asBoolean(false)) {
            return new SettingOutcome.Changed(Optional.of("It is used from the next turn on."));
        }
        tell(id, facts -> facts.put("model", wanted.model()));
        return changed(result);
    }

    private SettingOutcome effort(StoredId id, String effort) {
        var result = set(id, "reasoning", effort);
        tell(id, facts -> facts.put("reasoning_effort", effort));
        return contract.keepsPaceForAll() ? new SettingOutcome.Changed(Optional.of(FOR_ALL)) : changed(result);
    }

    private SettingOutcome fast(StoredId id, boolean fast) {
        try {
            var result = set(id, "fast", fast ? "fast" : "normal");
            tell(id, facts -> facts.put("fast", fast));
            return contract.keepsPaceForAll() ? new SettingOutcome.Changed(Optional.of(FOR_ALL)) : changed(result);
        } catch (Refused refused) {
            if (refused.code() == Refusals.BAD_VALUE) {
                throw new NotDone(Refusal.UNSUPPORTED, "This model has no fast mode.");
            }
            throw refused;
        }
    }

    private SettingOutcome approvals(StoredId id, boolean bypass) {
        var result = set(id, "yolo", bypass ? "1" : "0", params -> params.put("scope", "session"));
        tell(id, facts -> facts.put("yolo", bypass));
        return changed(result);
    }

    private SettingOutcome personality(StoredId id, String name) {
        var result = set(id, "personality", name.isEmpty() ? "none" : name);
        tell(id, facts -> facts.put("personality", name));
        return new SettingOutcome.Changed(Optional.of(result.path("history_reset").asBoolean(false)
                ? "The agent has begun the conversation anew with it. " + FOR_NEW_ONES
                : FOR_NEW_ONES));
    }

    private SettingOutcome folder(StoredId id, String path) {
        try {
            var info = calls.aside(id, "session.cwd.set", calls.patience().act(), params -> params.put("cwd", path));
            tell(id, FactsReading.facts(info, false));
            return new SettingOutcome.Changed(Optional.empty());
        } catch (Refused refused) {
            if (refused.code() == NO_FOLDER || refused.code() == BAD_FOLDER) {
                throw new NotDone(Refusal.INVALID, "There is no such folder on the agent's host.");
            }
            throw refused;
        }
    }

    private JsonNode set(StoredId id, String key, String value) {
        return set(id, key, value, _ -> {});
    }

    private JsonNode set(StoredId id, String key, String value, Consumer<ObjectNode> more) {
        return calls.asideWhileLive(id, "config.set", calls.patience().act(),
                params -> more.accept(params.put("key", key).put("value", value)));
    }

    private void tell(StoredId id, Consumer<ObjectNode> fill) {
        tell(id, FactsReading.facts(HermesCalls.with(fill), false));
    }

    private void tell(StoredId id, SessionFacts facts) {
        attaching.find(id).ifPresent(session -> follower.told(session,
                new GatewayEvent.FactsChanged(session.name(), facts)));
    }

    private static SettingOutcome changed(JsonNode result) {
        return new SettingOutcome.Changed(JsonFields.said(result, "warning").map(PlainWords::oneLine));
    }

    private static boolean isOneWord(String name) {
        return name.matches("[^\\s-]\\S*");
    }
}
