package dev.talaria.sessions;

import static dev.talaria.sessions.OpenCatalogue.ANNA;
import static dev.talaria.sessions.OpenCatalogue.DEFAULT;
import static dev.talaria.sessions.OpenCatalogue.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.talaria.fake.WrittenStateDb;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

/// What makes a session, in the oldest and the newest schema.
class CatalogueRulesTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(ints = {15, 22 })
    void aBranchIsASessionOfItsOwnAndADelegateIsNone(int schema) {
        try (var file = WrittenStateDb.in(home, schema)) {
            said(file.session("root"), "root");
            said(file.session("marked", "parent_session_id", "root", "model_config", "{\"_branched_from\": \"root\"}"),
                    "marked");
            said(file.session("helper", "parent_session_id", "root", "model_config", "{\"_delegate_from\": \"root\"}"),
                    "helper");
            said(file.session("untagged", "parent_session_id", "root"), "untagged");
            said(file.session("orphan", "model_config", "{\"_delegate_from\": \"__orphaned__\"}"), "orphan");
            said(file.session("old", "ended_at", 1_780_000_000.0, "end_reason", "branched"), "old");
            said(file.session("branch-of-old", "parent_session_id", "old"), "branch-of-old");
            said(file.session("no-json", "model_config", "{_branched_from"), "no-json");
        }
        try (var talaria = new OpenCatalogue(home)) {
            assertThat(talaria.ids()).containsExactlyInAnyOrder("root", "marked", "old", "branch-of-old", "no-json");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 22 })
    void aBranchThatWasCompressedStaysOneSession(int schema) {
        try (var file = WrittenStateDb.in(home, schema)) {
            said(file.session("root"), "root");
            var marker = "{\"_branched_from\": \"root\"}";
            said(file.session("branch", "parent_session_id", "root", "model_config", marker, "end_reason",
                    "compression",
                    "ended_at", 1_780_000_100.0), "branch");
            said(file.session("branch-2", "parent_session_id", "branch", "model_config", marker), "branch-2");
        }
        try (var talaria = new OpenCatalogue(home)) {
            assertThat(talaria.ids()).containsExactlyInAnyOrder("root", "branch");
            assertThat(talaria.row("branch").tip()).isEqualTo(new StoredId("branch-2"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 22 })
    void theTipIsTheContinuationThatWentOn(int schema) {
        try (var file = WrittenStateDb.in(home, schema)) {
            said(file.session("a", "title", "The first name", "end_reason", "compression", "ended_at", 1_780_000_009.0),
                    "a");
            said(file.session("b-ended", "parent_session_id", "a", "end_reason", "user_exit", "ended_at",
                    1_780_000_900.0),
                    "b-ended");
            said(file.session("b", "parent_session_id", "a", "end_reason", "compression", "ended_at", 1_780_000_900.0),
                    "b");
            said(file.session("c", "parent_session_id", "b", "cwd", "/srv/app"), "c");
            file.message("b-ended", "user", "much later", "timestamp", 1_790_000_000.0);
        }
        try (var talaria = new OpenCatalogue(home)) {
            assertThat(talaria.ids()).containsExactly("a");
            var row = talaria.row("a");
            assertThat(row.tip()).isEqualTo(new StoredId("c"));
            assertThat(row.title()).contains("The first name");
            assertThat(row.folder()).contains("/srv/app");
            assertThat(row.lastActivity().getEpochSecond()).isEqualTo(1_790_000_000);
            assertThat(talaria.catalogue().find(ANNA, DEFAULT, new StoredId("b-ended")))
                    .isEqualTo(new SessionLookup.Found(row));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 22 })
    void segmentsThatGoRoundInACircleHurtNobody(int schema) {
        try (var file = WrittenStateDb.in(home, schema)) {
            said(file.session("fine"), "fine");
            said(file.session("x", "end_reason", "compression"), "x");
            said(file.session("y", "parent_session_id", "x", "end_reason", "compression"), "y");
            file.execute("update sessions set parent_session_id = 'y' where id = 'x'");
            said(file.session("self", "end_reason", "compression"), "self");
            file.execute("update sessions set parent_session_id = 'self' where id = 'self'");
        }
        try (var talaria = new OpenCatalogue(home)) {
            assertThat(talaria.ids()).containsExactly("fine");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 22 })
    void anEmptyShellIsNoSessionAndACounterIsNotBelieved(int schema) {
        try (var file = WrittenStateDb.in(home, schema)) {
            file.session("shell", "message_count", 7);
            said(file.session("uncounted", "message_count", 0), "uncounted");
            file.session("taken-back").message("taken-back", "user", "no", "active", 0);
        }
        try (var talaria = new OpenCatalogue(home)) {
            assertThat(talaria.ids()).containsExactly("uncounted");
        }
    }

    @Test
    void whatCompactionPutAwayCanStillBeRead() {
        try (var file = WrittenStateDb.in(home, 22)) {
            file.session("put-away").message("put-away", "user", "yes", "active", 0, "compacted", 1);
        }
        try (var talaria = new OpenCatalogue(home)) {
            assertThat(talaria.ids()).containsExactly("put-away");
            assertThat(talaria.row("put-away").preview()).isEqualTo("yes");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 22 })
    void timesThatCannotBeAreNotBelieved(int schema) {
        try (var file = WrittenStateDb.in(home, schema)) {
            file.session("a", "started_at", 1_780_000_000.0)
                    .message("a", "user", "hello", "timestamp", 1_780_000_050.0)
                    .message("a", "assistant", "hi", "timestamp", 1_780_000_050_000.0);
            file.session("b", "started_at", 1_780_000_020.0).message("b", "user", "hello", "timestamp", 12.0);
        }
        try (var talaria = new OpenCatalogue(home)) {
            assertThat(talaria.ids()).containsExactly("a", "b");
            assertThat(talaria.row("a").lastActivity().getEpochSecond()).isEqualTo(1_780_000_050);
            assertThat(talaria.row("b").lastActivity().getEpochSecond()).isEqualTo(1_780_000_020);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 22 })
    void thePreviewIsTheFirstPromptOnOneLine(int schema) {
        try (var file = WrittenStateDb.in(home, schema)) {
            file.session("long").message("long", "user", "one\r\ntwo " + "x".repeat(100));
            file.session("short").message("short", "assistant", "first").message("short", "user", "  a\tb ");
            file.session("remark")
                    .message("remark", "user", "[System: The active model for this chat has changed to fake-large.]")
                    .message("remark", "user", "the first one");
            file.session("summary")
                    .message("summary", "user", "[CONTEXT COMPACTION — REFERENCE ONLY] nothing")
                    .message("summary", "user", "the real one");
            file.session("parts")
                    .message("parts", "user",
                            "\0json:[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:x\"}},{\"type\":\"text\",\"text\":\"What is this?\"}]");
            file.session("cut-json").message("cut-json", "user", "\0json:[{\"type\":");
            file.session("smile").message("smile", "user", "😀".repeat(70));
            file.session("skill").message("skill", "user",
                    "[IMPORTANT: The user has invoked the \"work\" skill. It is loaded below.]\n\n"
                            + "x".repeat(5_000));
        }
        try (var talaria = new OpenCatalogue(home)) {
            talaria.ids();
            assertThat(talaria.row("long").preview()).isEqualTo("one  two " + "x".repeat(51) + "...");
            assertThat(talaria.row("short").preview()).isEqualTo("a b");
            assertThat(talaria.row("remark").preview()).isEqualTo("the first one");
            assertThat(talaria.row("summary").preview()).isEqualTo("the real one");
            assertThat(talaria.row("parts").preview()).isEqualTo("What is this?");
            assertThat(talaria.row("cut-json").preview()).startsWith("[{");
            assertThat(talaria.row("skill").preview()).isEqualTo("/work");
            assertThat(talaria.row("smile").preview()).isEqualTo("😀".repeat(60) + "...");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 22 })
    void everyPopulationHasItsOwnListAndTotal(int schema) {
        try (var file = WrittenStateDb.in(home, schema)) {
            for (var source : List.of("tui", "telegram", "something-new", "cron", "tool", "kanban", "oneshot",
                    "subagent")) {
                said(file.session(source, "source", source), source);
            }
        }
        try (var talaria = new OpenCatalogue(home)) {
            assertThat(talaria.ids()).containsExactlyInAnyOrder("tui", "telegram", "something-new");
            assertThat(talaria.listed(DEFAULT, Population.SCHEDULED, 9).total()).isEqualTo(1);
            assertThat(talaria.listed(DEFAULT, Population.AUTOMATED, 9).total()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50 })
    void pagesShowEveryRowOnceAlsoWhereTimesTie(int size) {
        try (var file = WrittenStateDb.in(home, 22)) {
            for (var number = 0; number < 23; number++) {
                var id = "s" + number;
                file.session(id, "started_at", 1_780_000_000.0 + number % 2)
                        .message(id, "user", "hello", "timestamp", 1_780_000_100.0 + number % 3);
            }
        }
        try (var talaria = new OpenCatalogue(home)) {
            var all = talaria.ids();
            var paged = new ArrayList<String>();
            Optional<PageCursor> cursor = Optional.empty();
            do {
                var page = (ProfileSlice.Listed) talaria.page(DEFAULT, Population.HUMAN, size, cursor);
                paged.addAll(OpenCatalogue.ids(page.rows()));
                assertThat(page.total()).isEqualTo(23);
                cursor = page.next();
            } while (cursor.isPresent());

            assertThat(paged).isEqualTo(all).hasSize(23);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 22 })
    void aPinnedSessionIsFoundByItsRootHoweverOld(int schema) {
        try (var file = WrittenStateDb.in(home, schema)) {
            file.session("ancient", "started_at", 1_000_000_000.0).message("ancient", "user", "x", "timestamp",
                    1_000_000_001.0);
            for (var number = 0; number < 60; number++) {
                said(file.session("s" + number), "s" + number);
            }
        }
        try (var talaria = new OpenCatalogue(home)) {
            var page = talaria.listed(DEFAULT, Population.HUMAN, 50);

            assertThat(OpenCatalogue.ids(page.rows())).doesNotContain("ancient");
            assertThat(OpenCatalogue.ids(talaria.catalogue().byKeys(ANNA, List.of(key("ancient")))))
                    .containsExactly("ancient");
        }
    }

    @Test
    void whatWasArchivedIsListedByItself() {
        try (var file = WrittenStateDb.in(home, 22)) {
            said(file.session("here"), "here");
            said(file.session("away", "archived", 1), "away");
            said(file.session("run", "archived", 1, "source", "cron"), "run");
            file.session("never-used", "archived", 1);
        }
        try (var talaria = new OpenCatalogue(home)) {
            assertThat(talaria.ids()).containsExactly("here");
            var archived = talaria.catalogue().archived(ANNA, List.of(DEFAULT), 10);
            assertThat(OpenCatalogue.ids(archived.rows())).containsExactlyInAnyOrder("away", "run");
            assertThat(archived.total()).isEqualTo(2);
            assertThat(talaria.catalogue().archived(ANNA, List.of(DEFAULT), 1).rows()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 22 })
    void theFilterLooksAtTitlesPreviewsIdsAndSources(int schema) {
        try (var file = WrittenStateDb.in(home, schema)) {
            said(file.session("alpha", "title", "Fix the LOGIN page"), "alpha");
            file.session("beta").message("beta", "user", "Water the Tomatoes");
            said(file.session("gamma-123", "source", "telegram"), "gamma-123");
            said(file.session("delta", "title", "Čaj a KÁVA"), "delta");
            said(file.session("old-root", "end_reason", "compression", "ended_at", 1_780_000_900.0), "old-root");
            said(file.session("new-tip-77", "parent_session_id", "old-root"), "new-tip-77");
            said(file.session("away", "archived", 1, "title", "login too"), "away");
        }
        try (var talaria = new OpenCatalogue(home)) {
            talaria.ids();
            assertThat(found(talaria, "login")).containsExactly("alpha");
            assertThat(found(talaria, " tomatoes ")).containsExactly("beta");
            assertThat(found(talaria, "MMA-1")).containsExactly("gamma-123");
            assertThat(found(talaria, "Telegram")).containsExactly("gamma-123");
            assertThat(found(talaria, "káva")).containsExactly("delta");
            assertThat(found(talaria, "tip-77")).containsExactly("old-root");
            assertThat(found(talaria, "nothing like it")).isEmpty();
            assertThat(found(talaria, "x".repeat(10_000_000))).isEmpty();
            assertThat(talaria.catalogue().filter(ANNA, List.of(DEFAULT), "", 2).total()).isEqualTo(5);
            assertThat(talaria.catalogue().filter(ANNA, List.of(new ProfileName("gone")), "a", 2).unreadable())
                    .containsExactly(new ProfileName("gone"));
        }
    }

    private static List<String> found(OpenCatalogue talaria, String text) {
        return OpenCatalogue.ids(talaria.catalogue().filter(ANNA, List.of(DEFAULT), text, 10).rows());
    }

    private static void said(WrittenStateDb file, String session) {
        file.message(session, "user", "Hello from here").message(session, "assistant", "Hello");
    }
}
