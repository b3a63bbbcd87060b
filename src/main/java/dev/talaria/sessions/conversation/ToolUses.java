package dev.talaria.sessions.conversation;

import java.util.Optional;

import dev.talaria.sessions.SessionLinks;
import dev.talaria.sessions.conversation.CallJoin.Call;
import dev.talaria.sessions.statedb.MessageRow;
import dev.talaria.sessions.tools.Json;
import dev.talaria.sessions.tools.ToolUse;
import dev.talaria.sessions.tools.ToolUse.Outcome;
import dev.talaria.shared.ProfileName;

/// Hands a call and its result row over to who knows tools.
final class ToolUses {
    private static final double LONGEST_RUN = 86_400;

    private ToolUses() {}

    static ToolUse of(ProfileName profile, String id, Call call, Optional<MessageRow> result) {
        var arguments = SessionLinks.whole(profile, call.row().id()) + "?call=" + call.index();
        return new ToolUse(id, call.name(), call.arguments(), arguments,
                result.map(row -> outcome(profile, call.row(), row)));
    }

    private static Outcome outcome(ProfileName profile, MessageRow asked, MessageRow result) {
        var content = MessageParts.of(result.content(), index -> SessionLinks.picture(profile, result.id(), index));
        var pictures = content.pictures().stream().flatMap(picture -> picture.path().stream()).toList();
        var length = result.cut() ? result.contentBytes() : content.text().length();
        return new Outcome(content.text(), length, SessionLinks.whole(profile, result.id()), pictures,
                inlineDiff(result), millis(asked, result));
    }

    private static String inlineDiff(MessageRow result) {
        var metadata = Json.read(result.displayMetadata());
        return Json.text(metadata.path("tool_result_metadata"), "inline_diff");
    }

    private static Optional<Long> millis(MessageRow asked, MessageRow result) {
        var seconds = result.timestamp() - asked.timestamp();
        var isSane = asked.id() != result.id() && seconds >= 0 && seconds < LONGEST_RUN;
        return isSane ? Optional.of(Math.round(seconds * 1000)) : Optional.empty();
    }
}
