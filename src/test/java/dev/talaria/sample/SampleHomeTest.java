package dev.talaria.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleHomeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    private static Path parent;

    private static Path home = Path.of("");

    @BeforeAll
    static void make() {
        home = SampleHome.make(parent.resolve("data/sample-home"), NOW);
    }

    @Test
    void fiveProfilesHoldSomeHundredAndTwentySessions() {
        assertThat(SampleHome.PROFILES).hasSize(5);
        assertThat(SampleHome.PROFILES).allSatisfy(name -> {
            assertThat(profile(name).resolve("SOUL.md")).isNotEmptyFile();
            assertThat(profile(name).resolve("config.yaml")).isNotEmptyFile();
            assertThat(profile(name).resolve("profile.yaml")).isNotEmptyFile();
            assertThat(number(name, "select count(*) from pragma_integrity_check where integrity_check = 'ok'"))
                    .isOne();
        });
        assertThat(everywhere("""
                select count(*) from sessions s
                where (parent_session_id is null or model_config like '%_branched_from%') and archived = 0
                    and message_count > 0""")).isBetween(110L, 130L);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "select count(*) from sessions where source = 'cron' and id like 'cron\\_%' escape '\\'",
            "select count(*) from sessions where archived = 1",
            "select count(*) from sessions where title is null and parent_session_id is null",
            "select count(*) from sessions where rewind_count > 0",
            "select count(*) from sessions where model_config like '%_branched_from%'",
            "select count(*) from sessions where model_config like '%_delegate_from%'",
            "select count(*) from sessions where title like '%onerror%'",
            "select count(*) from sessions where git_branch is not null",
            "select count(*) from sessions where estimated_cost_usd > 0",
            "select count(*) from sessions where source in ('telegram', 'slack', 'desktop', 'cli', 'tui')",
            "select count(*) from sessions tip join sessions mid on mid.id = tip.parent_session_id "
                    + "join sessions root on root.id = mid.parent_session_id "
                    + "where root.end_reason = 'compression' and mid.end_reason = 'compression'",
            "select count(*) from messages where active = 0 and compacted = 1",
            "select count(*) from messages where active = 0 and compacted = 0",
            "select count(*) from messages where hex(substr(cast(content as blob), 1, 6)) = '006A736F6E3A' "
                    + "and instr(cast(content as blob), cast('image/png' as blob)) > 0",
            "select count(*) from messages where reasoning is not null",
            "select count(*) from messages where finish_reason = 'error'",
            "select count(*) from messages where content like '%```%'",
            "select count(*) from messages where content like '%|---%'",
            "select count(*) from messages where content like '%- [x]%'",
            "select count(*) from messages where content like '%$$%'",
            "select count(*) from messages where content like '%التيار%'",
            "select count(*) from messages where content like '%夜空%'",
            "select count(*) from messages_fts where messages_fts match 'calibration'",
            "select count(*) from messages_fts_trigram where messages_fts_trigram match '感測器'",
            "select count(*) from sessions where message_count between 380 and 450" })
    void whateverASessionCanHoldIsThere(String sql) {
        assertThat(everywhere(sql)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"terminal", "read_file", "patch", "write_file", "web_search", "web_extract", "todo",
            "execute_code", "delegate_task", "browser_navigate" })
    void everyKindOfToolWasUsed(String tool) {
        assertThat(everywhere("select count(*) from messages where tool_name = '" + tool + "'")).isPositive();
    }

    @Test
    void everyResultBelongsToACall() {
        assertThat(everywhere("""
                select count(*) from messages result
                where role = 'tool' and not exists (
                    select 1 from messages call
                    where call.session_id = result.session_id and call.id < result.id
                        and call.tool_calls like '%' || result.tool_call_id || '%')""")).isZero();
    }

    @Test
    void countsAgreeAndNothingHappensInTheFuture() {
        assertThat(everywhere("""
                select count(*) from sessions s
                where s.rewind_count = 0 and s.message_count <> (
                    select count(*) from messages where session_id = s.id and active = 1)""")).isZero();
        assertThat(everywhere("select count(*) from messages where timestamp > " + NOW.getEpochSecond())).isZero();
        assertThat(everywhere("select count(*) from messages where timestamp < "
                + NOW.minusSeconds(60L * 24 * 3600).getEpochSecond())).isZero();
    }

    @Test
    void aSampleThatIsThereIsUsedAgainAndABrokenOneMadeAnew() throws IOException {
        var other = SampleHome.make(parent.resolve("again"), NOW);
        var first = Files.getLastModifiedTime(other.resolve("state.db"));

        SampleHome.make(other, NOW);
        assertThat(Files.getLastModifiedTime(other.resolve("state.db"))).isEqualTo(first);

        Files.delete(other.resolve("profiles/ops/state.db"));
        SampleHome.make(other, NOW);
        assertThat(other.resolve("profiles/ops/state.db")).isNotEmptyFile();
        assertThat(parent).isDirectoryNotContaining("glob:**sample-home-*");
    }

    @Test
    void aFolderOfSomebodyElsesIsLeftAlone() throws IOException {
        var theirs = Files.createDirectory(parent.resolve("theirs"));
        Files.writeString(theirs.resolve("diary.txt"), "dear diary");

        SampleHome.make(theirs, NOW);

        assertThat(theirs).isDirectoryContaining("glob:**diary.txt").isDirectoryNotContaining("glob:**state.db");
    }

    private static long everywhere(String sql) {
        return SampleHome.PROFILES.stream().mapToLong(name -> number(name, sql)).sum();
    }

    private static long number(String name, String sql) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + profile(name).resolve("state.db"));
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
    }

    private static Path profile(String name) {
        return name.equals("default") ? home : home.resolve("profiles").resolve(name);
    }
}
