package dev.talaria.chat.ui;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.dom.Element;

import dev.talaria.chat.ui.TranscriptList.ShownTurn;
import dev.talaria.chat.ui.TurnModels.HeadModel;
import dev.talaria.live.GrowingText;
import dev.talaria.live.LivePart;
import dev.talaria.live.LiveTurn;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.ui.JsonProperty;

/// Brings one running turn to one browser that knows all of it: from then on only what has changed, text as what was appended.
final class TurnPushes {
    private final Element answer;
    private final ProfileName profile;
    private LiveTurn known;
    private HeadModel knownHead;

    /// @param answer shows the turn as it is given here
    TurnPushes(Element answer, ShownTurn shown) {
        this.answer = answer;
        profile = shown.session().profile();
        known = shown.turn();
        knownHead = shown.head();
    }

    void push(ShownTurn shown) {
        var turn = shown.turn();
        for (var index = 0; index < turn.parts().size(); index++) {
            pushPart(index, turn.parts().get(index));
        }
        if (turn.parts().size() < known.parts().size()) {
            answer.callJsFunction("cut", turn.parts().size());
        }
        if (!turn.subagents().equals(known.subagents())) {
            answer.callJsFunction("helpers", JsonProperty.of(TurnModels.helpers(turn.subagents(), profile)));
        }
        if (!shown.head().equals(knownHead)) {
            answer.callJsFunction("head", JsonProperty.of(shown.head()));
        }
        known = turn;
        knownHead = shown.head();
    }

    private void pushPart(int index, LivePart part) {
        var before = index < known.parts().size() ? known.parts().get(index) : null;
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
