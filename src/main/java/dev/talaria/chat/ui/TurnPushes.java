package dev.talaria.chat.ui;

import java.time.Clock;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.dom.Element;

import dev.talaria.chat.ui.TurnModels.HeadModel;
import dev.talaria.gateway.Subagent;
import dev.talaria.live.GrowingText;
import dev.talaria.live.LivePart;
import dev.talaria.live.LiveTurn;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.ui.JsonProperty;

/// Brings one running turn to one browser: all of it once, and from then on only what has changed, text as what was appended.
final class TurnPushes {
    private final Element answer;
    private final ProfileName profile;
    private final Clock clock;
    private @Nullable HeadModel head;
    private List<LivePart> parts = List.of();
    private List<Subagent> helpers = List.of();

    TurnPushes(Element answer, ProfileName profile, Clock clock) {
        this.answer = answer;
        this.profile = profile;
        this.clock = clock;
    }

    /// Makes one for an element.
    interface Start {
        TurnPushes of(Element answer);
    }

    void show(LiveTurn turn, HeadModel newHead) {
        if (head == null) {
            JsonProperty.set(answer, "turnJson", TurnModels.turn(turn, newHead, profile, clock.instant()));
        } else {
            push(turn, newHead);
        }
        head = newHead;
        parts = turn.parts();
        helpers = turn.subagents();
    }

    private void push(LiveTurn turn, HeadModel newHead) {
        for (var index = 0; index < turn.parts().size(); index++) {
            pushPart(index, turn.parts().get(index));
        }
        if (turn.parts().size() < parts.size()) {
            answer.callJsFunction("cut", turn.parts().size());
        }
        if (!turn.subagents().equals(helpers)) {
            answer.callJsFunction("helpers", JsonProperty.of(TurnModels.helpers(turn.subagents(), profile)));
        }
        if (!newHead.equals(head)) {
            answer.callJsFunction("head", JsonProperty.of(newHead));
        }
    }

    private void pushPart(int index, LivePart part) {
        var before = index < parts.size() ? parts.get(index) : null;
        switch (part) {
            case LivePart.Text(var text) when before instanceof LivePart.Text(var old) && text.grewFrom(old) ->
                grow(index, old, text);
            case LivePart.Reasoning(var text, var since, var until) when before instanceof LivePart.Reasoning(var old, var oldSince, var oldUntil)
                    && text.grewFrom(old) && since.equals(oldSince)
                    && until.equals(oldUntil) ->
                grow(index, old, text);
            case LivePart.Text _,LivePart.Reasoning _,LivePart.Tool _ -> replace(index, part, before);
        }
    }

    private void grow(int index, GrowingText old, GrowingText text) {
        if (text.length() > old.length()) {
            answer.callJsFunction("grow", index, text.from(old.length()));
        }
    }

    private void replace(int index, LivePart part, @Nullable LivePart before) {
        if (!part.equals(before)) {
            answer.callJsFunction("put", index, JsonProperty.of(TurnModels.part(part)));
        }
    }
}
