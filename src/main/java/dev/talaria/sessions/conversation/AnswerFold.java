package dev.talaria.sessions.conversation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.talaria.sessions.SessionLinks;
import dev.talaria.sessions.TranscriptEntry.Answer;
import dev.talaria.sessions.TranscriptEntry.Part;
import dev.talaria.sessions.conversation.CallJoin.Call;
import dev.talaria.sessions.statedb.MessageRow;
import dev.talaria.sessions.tools.Cut;
import dev.talaria.sessions.tools.ToolCalls;
import dev.talaria.shared.ProfileName;

/// Makes one answer of the rows between two prompts.
final class AnswerFold {
    static final int LONGEST_TEXT = 100_000;
    /// How a backend marks its own words about a turn that came to no answer.
    private static final String FAILED = "failed_turn";

    private final ProfileName profile;
    private final List<MessageRow> rows;
    private final CallJoin join;
    private final Set<String> callIds = new HashSet<>();
    private final List<Part> parts = new ArrayList<>();
    private Optional<String> failure = Optional.empty();

    private AnswerFold(ProfileName profile, List<MessageRow> rows) {
        this.profile = profile;
        this.rows = rows;
        this.join = new CallJoin(rows);
    }

    /// @param over whether nothing more can come: then what lacks a result will never have one
    static Answer of(ProfileName profile, List<MessageRow> rows, boolean over) {
        return new AnswerFold(profile, rows).answer(over);
    }

    private Answer answer(boolean over) {
        rows.forEach(this::add);
        var first = rows.getFirst();
        var last = rows.getLast();
        return new Answer(first.id(), last.id(), Moments.at(first.timestamp()), Moments.at(last.timestamp()), parts,
                failure, over && (last.isFrom("tool") || !join.calls(last).isEmpty()));
    }

    private void add(MessageRow row) {
        if (row.isFrom("tool")) {
            if (!join.isJoined(row)) {
                var alone = new Call(row, 0, row.toolCallId(), "", row.toolName(), "");
                addCall(alone, Optional.of(row));
            }
            return;
        }
        var content = MessageParts.of(row.content(), index -> SessionLinks.picture(profile, row.id(), index));
        var text = Media.named(PromptText.withoutMemory(content.text()));
        addReasoning(row, text);
        addText(row, text);
        content.pictures().forEach(picture -> parts.add(new Part.Shown(row.id(), picture)));
        join.calls(row).forEach(call -> addCall(call, join.result(call)));
        failure = failure.or(() -> FailureText.ofEnding(row.finishReason()));
    }

    private void addReasoning(MessageRow row, String answer) {
        var reasoning = ReasoningText.of(row.reasoning());
        if (!reasoning.isEmpty() && !reasoning.equals(answer.strip())) {
            parts.add(new Part.Reasoning(row.id(), Cut.at(reasoning, LONGEST_TEXT), Optional.empty()));
        }
    }

    private void addText(MessageRow row, String text) {
        if (text.isBlank()) {
            return;
        }
        if (row.displayKind().equals(FAILED) || FailureText.is(text)) {
            failure = Optional.of(text.strip());
            return;
        }
        var shown = Cut.at(text, LONGEST_TEXT);
        parts.add(new Part.Text(row.id(), Moments.at(row.timestamp()), shown,
                row.cut() || shown.length() < text.length()));
    }

    private void addCall(Call call, Optional<MessageRow> result) {
        var id = call.id().isEmpty() ? "row-" + call.row().id() + "-" + call.index() : call.id();
        var unique = callIds.add(id) ? id : id + "#" + call.row().id() + "-" + call.index();
        callIds.add(unique);
        parts.add(new Part.Tool(call.row().id(), ToolCalls.of(ToolUses.of(profile, unique, call, result))));
    }
}
