package dev.talaria.chat.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.talaria.chat.ui.EntryModels.CallModel;
import dev.talaria.chat.ui.EntryModels.NoticeModel;
import dev.talaria.chat.ui.EntryModels.PartModel;
import dev.talaria.chat.ui.EntryModels.PromptModel;
import dev.talaria.chat.ui.TranscriptList.ShownTurn;
import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.live.LivePart;
import dev.talaria.live.LivePrompt;
import dev.talaria.live.LiveSession;
import dev.talaria.live.LiveSubagent;
import dev.talaria.live.LiveTurn;
import dev.talaria.live.Notice;
import dev.talaria.sessions.LiveToolCalls;
import dev.talaria.sessions.SessionLinks;
import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.ProfileName;
import dev.talaria.team.Attachment;

/// A running turn as the web components read it: plain values only, times in epoch milliseconds of the server.
final class TurnModels {
    private TurnModels() {}

    /// @param now the server's time, from which the browser tells how far its own is off
    record TurnModel(long now, HeadModel head, List<LivePartModel> parts, List<HelperModel> helpers) {}

    /// @param since when a thought or a call began; nothing for text
    record LivePartModel(PartModel part, @Nullable Long since) {}

    /// All of a turn but what it says.
    ///
    /// @param ending how it ended; nothing while it runs
    /// @param waits the calls that go on only when somebody has answered
    record HeadModel(long startedAt, @Nullable Long endedAt, String phase, String status, @Nullable Long silentSince,
            @Nullable ContactModel contact, @Nullable String ending, @Nullable FailureModel failure,
            List<String> waits) {}

    /// What stands between the prompt and an agent.
    ///
    /// @param kind `waking`, `connecting`, `waiting`, `lost`, `broken`, `unreachable`
    record ContactModel(String kind, String profile, long since, String words) {}

    /// @param sentence what went wrong, and what helps
    record FailureModel(String sentence, String details) {}

    /// @param since when it began; nothing where that is not known, or matters no more
    /// @param millis how long it took; nothing while it runs
    record HelperModel(String id, @Nullable String parent, String goal, String status, int tools,
            @Nullable String latest, @Nullable String summary, @Nullable Long since, @Nullable Long millis,
            @Nullable String href) {}

    static TurnModel turn(ShownTurn shown, Instant now) {
        var turn = shown.turn();
        return new TurnModel(now.toEpochMilli(), shown.head(), turn.parts().stream().map(TurnModels::part).toList(),
                helpers(turn.subagents(), shown.session().profile()));
    }

    static PromptModel prompt(LivePrompt prompt) {
        return new PromptModel(0, prompt.at().toEpochMilli(), prompt.author().map(author -> author.name()).orElse(null),
                prompt.text(), Transcripts.invocation(prompt.text()).orElse(null), null, List.of(),
                prompt.attachments().stream().map(Attachment::name).toList());
    }

    /// Below zero: it is of no row.
    static NoticeModel notice(Notice notice) {
        var kind = notice.kind().equals("process") ? "background" : notice.kind();
        return new NoticeModel(-notice.number(), notice.at().toEpochMilli(), kind, notice.text());
    }

    static LivePartModel part(LivePart part) {
        return switch (part) {
            case LivePart.Text(var text) -> new LivePartModel(new PartModel("text", 0, null, text.toString(), false,
                    null, null, null, null, null), null);
            case LivePart.Reasoning(var text, var since, var until) -> new LivePartModel(new PartModel("reasoning", 0,
                    null, null, false, null, text.toString(),
                    until.map(end -> Duration.between(since, end).toMillis()).orElse(null), null, null),
                    since.toEpochMilli());
            case LivePart.Tool tool -> new LivePartModel(new PartModel("tool", 0, null, null, false, null, null, null,
                    null, call(tool)), tool.since().toEpochMilli());
        };
    }

    private static CallModel call(LivePart.Tool tool) {
        var call = EntryModels.call(LiveToolCalls.of(tool.id(), tool.name(), tool.arguments(), tool.context(),
                tool.result(), tool.diff(), tool.took().map(Duration::toMillis)));
        return tool.running() && !tool.preview().isBlank() ? call.saying(tool.preview().strip()) : call;
    }

    static HeadModel head(LiveTurn turn, LiveSession session, String profileLabel) {
        return new HeadModel(turn.startedAt().toEpochMilli(), turn.endedAt().map(Instant::toEpochMilli).orElse(null),
                turn.phase().name(), turn.status(),
                turn.stalled() ? turn.lastHeard().toEpochMilli() : null,
                turn.running() ? contact(session.kind(), session.health(), profileLabel).orElse(null) : null,
                turn.ending().map(Enum::name).orElse(null),
                turn.failure()
                        .map(failure -> new FailureModel(failure.sentence(), failure.details()))
                        .orElse(null),
                turn.running() ? WaitingCalls.of(turn.parts(), session.requests()) : List.of());
    }

    private static Optional<ContactModel> contact(GatewayKind kind, GatewayHealth health, String profile) {
        var remote = kind == GatewayKind.REMOTE;
        return switch (health) {
            case GatewayHealth.Cold _,GatewayHealth.Ready _ -> Optional.empty();
            case GatewayHealth.Waking(var since, var used, var places) -> Optional.of(new ContactModel(
                    remote ? "connecting" : "waking", profile, since.toEpochMilli(),
                    places == 0 ? "" : used + " of " + places + " places in use"));
            case GatewayHealth.Waiting(var since, var holders) -> Optional.of(new ContactModel("waiting", profile,
                    since.toEpochMilli(), holders(holders)));
            case GatewayHealth.Lost(var since, var reason) -> Optional.of(new ContactModel("lost", profile,
                    since.toEpochMilli(), reason));
            case GatewayHealth.Broken(var since, var reason) -> Optional.of(new ContactModel(
                    remote ? "unreachable" : "broken", profile, since.toEpochMilli(), reason));
        };
    }

    private static String holders(List<GatewayHealth.Holder> holders) {
        var names = holders.stream().map(holder -> holder.profile() + " " + holder.because()).toList();
        return names.isEmpty() ? "All places are taken." : "All places are taken: " + String.join(", ", names) + ".";
    }

    static List<HelperModel> helpers(List<LiveSubagent> subagents, ProfileName profile) {
        return subagents.stream().map(subagent -> helper(subagent, profile)).toList();
    }

    private static HelperModel helper(LiveSubagent subagent, ProfileName profile) {
        var now = subagent.now();
        return new HelperModel(now.id(), now.parent().orElse(null), now.goal(), now.status(), now.tools(),
                now.latest().orElse(null), now.summary().orElse(null), subagent.since().toEpochMilli(),
                now.took().map(Duration::toMillis).orElse(null),
                now.child().map(child -> SessionLinks.session(profile, child)).orElse(null));
    }
}
