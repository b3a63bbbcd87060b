package dev.talaria.gateway.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;
import org.springframework.ai.chat.messages.UserMessage;

import dev.talaria.gateway.TurnFailure;
import dev.talaria.gateway.embedded.store.StoredSession.Totals;

/// A model that is called from here, with a few harmless tools.
final class ModelAgent implements Agent {
    private static final int MOST_STEPS = 40;
    private static final String SUMMARISE = """
            Summarise the conversation so far for whoever goes on with it: what was asked, what was found and decided, what is \
            still open, and every name, path and number that matters. Plain text, at most 400 words.""";

    private final ModelCall model;
    private final Instructions instructions;
    private final Path home;

    ModelAgent(ModelCall model, Instructions instructions, Path home) {
        this.model = model;
        this.instructions = instructions;
        this.home = home;
    }

    @Override
    public void play(Turn turn) {
        var tools = Toolbox.of(turn.recall().folder(), home);
        var messages = new ArrayList<>(History.of(instructions.text(turn.recall()), turn.recall().history()));
        for (var step = 0; step < MOST_STEPS; step++) {
            var spoken = speak(turn, messages, tools);
            if (!spoken.calls().isEmpty()) {
                messages.add(spoken.asMessage());
                messages.add(use(turn, tools, spoken.calls()));
            } else if (!goesOn(turn, spoken, messages)) {
                return;
            }
        }
        var words = "The model called tools " + MOST_STEPS + " times in a row and was stopped.";
        throw new TurnFailed(new TurnFailure("runtime", words, words, true));
    }

    private Spoken speak(Turn turn, List<Message> messages, Toolbox tools) {
        var spoken = model.stream(messages, tools, turn.recall().choices(), new ModelCall.Ear() {
            @Override
            public void thought(String text) {
                turn.think(text);
            }

            @Override
            public void said(String text) {
                turn.say(text);
            }

            @Override
            public void isAbout(String tool) {
                turn.announce(tool);
            }
        }, turn.stopped());
        turn.refuseIfStopped();
        turn.spend(model.name(turn.recall().choices()), model.provider(),
                new Totals(spoken.input(), spoken.output(), 1, 0), spoken.input() + spoken.output());
        return spoken;
    }

    private static boolean goesOn(Turn turn, Spoken spoken, List<Message> messages) {
        var unheard = turn.finish();
        if (!unheard.isEmpty()) {
            if (!spoken.text().isBlank()) {
                messages.add(new AssistantMessage(spoken.text()));
            }
            messages.add(new UserMessage(String.join("\n\n", unheard)));
        }
        return !unheard.isEmpty();
    }

    private ToolResponseMessage use(Turn turn, Toolbox tools, List<PlannedCall> asked) {
        var calls = asked.stream().map(tools::described).toList();
        turn.plan(calls);
        var responses = new ArrayList<ToolResponse>();
        for (var call : calls) {
            turn.begin(call);
            var result = tools.use(call, new Approvals(turn));
            var guidance = turn.end(call, result);
            responses.add(new ToolResponse(call.id(), call.name(), Guidance.with(result.result(), guidance)));
        }
        return ToolResponseMessage.builder().responses(responses).build();
    }

    @Override
    public String summarise(Recall recall) {
        var messages = new ArrayList<>(History.of(instructions.text(recall), recall.history()));
        messages.add(new UserMessage(SUMMARISE));
        return model.stream(messages, Toolbox.EMPTY, recall.choices(), ModelCall.Ear.DEAF, ModelCall.never()).text();
    }
}
