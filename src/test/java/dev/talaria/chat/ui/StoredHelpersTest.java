package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.talaria.chat.ui.TurnModels.HelperModel;
import dev.talaria.sessions.LiveToolCalls;
import dev.talaria.sessions.SubagentRun;
import dev.talaria.sessions.TranscriptEntry;
import dev.talaria.sessions.TranscriptEntry.Answer;
import dev.talaria.sessions.TranscriptEntry.Part;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

class StoredHelpersTest {
    private static final Instant NINE = Instant.parse("2026-11-01T09:00:00Z");
    private static final StoredId SESSION = new StoredId("rollout");

    @Test
    void eachStandsAtTheAnswerThatItWorkedForBelowTheOneThatSentIt() {
        var entries = List.<TranscriptEntry>of(answer(10, 0, "terminal"), answer(20, 100, "delegate_task"),
                answer(30, 200, "delegate_task"));
        var first = run("one", SESSION, 90, "completed");
        var below = run("below", first.session(), 95, "timeout");
        var second = run("two", SESSION, 190, "");

        var helpers = StoredHelpers.of(entries, List.of(first, second, below), ProfileName.DEFAULT);

        assertThat(helpers).containsOnlyKeys(20L, 30L);
        assertThat(helpers.get(20L)).extracting(HelperModel::goal, HelperModel::parent, HelperModel::status)
                .containsExactly(tuple("Do one", null, "completed"),
                        tuple("Do below", "one", "timeout"));
        assertThat(helpers.get(30L)).singleElement().satisfies(helper -> {
            assertThat(helper.href()).isEqualTo("p/default/s/two");
            assertThat(helper.millis()).isEqualTo(5_000);
        });
    }

    @Test
    void thoseOfAnswersThatAreNotShownStandNowhere() {
        var entries = List.<TranscriptEntry>of(answer(20, 3_600, "delegate_task"));

        assertThat(StoredHelpers.of(entries, List.of(run("old", SESSION, 10, "completed")), ProfileName.DEFAULT))
                .isEmpty();
    }

    private static Answer answer(long id, long second, String tool) {
        var call = LiveToolCalls.of("c" + id, tool, "{}", "", Optional.of("{}"), "", Optional.empty());
        return new Answer(id, id + 2, NINE.plusSeconds(second).minusSeconds(20), NINE.plusSeconds(second),
                List.of(new Part.Tool(id, call)), Optional.empty(), false);
    }

    private static SubagentRun run(String id, StoredId parent, long second, String reason) {
        return new SubagentRun(new StoredId(id), parent, "Do " + id, NINE.plusSeconds(second),
                Optional.of(NINE.plusSeconds(second + 5)), reason, 3);
    }
}
