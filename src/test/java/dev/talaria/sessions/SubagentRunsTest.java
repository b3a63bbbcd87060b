package dev.talaria.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.talaria.fake.WrittenStateDb;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

class SubagentRunsTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(ints = {15, 22 })
    void theSessionsOfSubagentsAreFoundAlsoThoseThatTheySentThemselves(int schema) {
        try (var _ = WrittenStateDb.in(home, schema).session("s").message("s", "user", "Do both")
                .session("a", "parent_session_id", "s", "source", "subagent", "tool_call_count", 3, "ended_at", 9e8,
                        "end_reason", "completed")
                .message("a", "user", "Check the web tier")
                .session("b", "parent_session_id", "a", "model_config", "{\"_delegate_from\":\"a\"}")
                .message("b", "user", "Look at the log")
                .session("branch", "parent_session_id", "s", "model_config", "{\"_branched_from\":\"s\"}");
                var files = new OpenTranscripts(home)) {
            var runs = files.transcripts.subagents(OpenTranscripts.ANNA,
                    new SessionKey(ProfileName.DEFAULT, new StoredId("s")));

            assertThat(runs)
                    .extracting(run -> run.session().value(), run -> run.parent().value(), SubagentRun::goal,
                            SubagentRun::tools)
                    .containsExactly(tuple("a", "s", "Check the web tier", 3), tuple("b", "a", "Look at the log", 0));
            assertThat(runs.getFirst().endReason()).isEqualTo("completed");
        }
    }
}
