package dev.talaria.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.shared.Background;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;
import dev.talaria.team.Drafts.Draft;
import dev.talaria.team.Drafts.Place;

class KeptDraftsTest {
    private static final Place NEW_IN_OPS = new Place(new ProfileName("ops"), Optional.empty());
    private static final Place ROLLOUT = new Place(new ProfileName("ops"), Optional.of(new StoredId("rollout")));
    private static final Instant TODAY = Instant.parse("2026-11-23T08:00:00Z");
    private static final byte[] NOTES = "notes".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private OwnDatabase database;
    private Member member;
    private KeptDrafts drafts;

    @BeforeEach
    void open() {
        database = new OwnDatabase(folder);
        member = database.localMember();
        drafts = at(TODAY);
    }

    private KeptDrafts at(Instant now) {
        return new KeptDrafts(database.db(), new DataFolder(folder), (_, _) -> true, new Background(),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyPlaceHasADraftOfItsOwnThatOutlivesARestart() {
        drafts.keep(member, NEW_IN_OPS, "Ask for a", List.of());
        drafts.keep(member, ROLLOUT, "Then", List.of());
        drafts.keep(member, ROLLOUT, "Then tell me", List.of());
        database.close();
        open();

        assertThat(drafts.of(member, NEW_IN_OPS)).contains(new Draft("Ask for a", List.of()));
        assertThat(drafts.of(member, ROLLOUT)).contains(new Draft("Then tell me", List.of()));
    }

    @Test
    void anEmptyDraftIsForgotten() {
        drafts.keep(member, ROLLOUT, "Then", List.of());

        drafts.keep(member, ROLLOUT, "", List.of());

        assertThat(drafts.of(member, ROLLOUT)).isEmpty();
    }

    @Test
    void aDraftThatWasSentIsForgottenUnlessItSaysSomethingElseByNow() {
        drafts.keep(member, ROLLOUT, "Then tell me ", List.of());
        drafts.sent(member, ROLLOUT, "Then tell me");
        assertThat(drafts.of(member, ROLLOUT)).isEmpty();

        drafts.keep(member, ROLLOUT, "Then tell me more", List.of());
        drafts.sent(member, ROLLOUT, "Then tell me");

        assertThat(drafts.of(member, ROLLOUT)).contains(new Draft("Then tell me more", List.of()));
    }

    @Test
    void whatIsAboutToBeSentStandsInFrontOfWhatElseIsKept() {
        drafts.keepLeaving(member, ROLLOUT, "Roll out", List.of());
        assertThat(drafts.of(member, ROLLOUT)).contains(new Draft("Roll out", List.of()));

        drafts.keep(member, ROLLOUT, "From another window", List.of());
        drafts.keepLeaving(member, ROLLOUT, "Roll out", List.of());

        assertThat(drafts.of(member, ROLLOUT)).contains(new Draft("Roll out\nFrom another window", List.of()));
    }

    @Test
    void whatIsAboutToBeSentIsKeptOnceAndTakesNothingAwayOfWhatIsTypedBehindIt() {
        var notes = drafts.attach(member, "notes.md", "text/markdown", NOTES);
        drafts.keep(member, ROLLOUT, "Roll out\nand tell me", List.of(notes));

        drafts.keepLeaving(member, ROLLOUT, "Roll out", List.of(notes));

        assertThat(drafts.of(member, ROLLOUT)).contains(new Draft("Roll out\nand tell me", List.of(notes)));
    }

    @Test
    void aDraftBelongsToOneMemberWhoMaySeeTheProfile() {
        drafts.keep(member, ROLLOUT, "Then", List.of());
        var another = new Member(new MemberId(member.id().value() + 1), "somebody else");
        var narrowed = new KeptDrafts(database.db(), new DataFolder(folder), (_, _) -> false, new Background(),
                Clock.systemUTC());

        assertThat(drafts.of(another, ROLLOUT)).isEmpty();
        assertThat(narrowed.of(member, ROLLOUT)).isEmpty();
    }

    @Test
    void anAttachmentIsKeptBesideItsDraftUntilItIsLetGo() throws IOException {
        var notes = drafts.attach(member, "C:\\me\\notes.md", "text/markdown", NOTES);
        drafts.keep(member, ROLLOUT, "", List.of(notes));
        assertThat(notes.name()).isEqualTo("notes.md");
        assertThat(drafts.of(member, ROLLOUT)).contains(new Draft("", List.of(notes)));
        assertThat(drafts.content(notes)).isEqualTo(NOTES);

        drafts.letGo(notes);

        assertThat(files()).isEmpty();
        assertThat(drafts.of(member, ROLLOUT)).contains(new Draft("", List.of()));
        assertThatThrownBy(() -> drafts.content(notes)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void onlyOurOwnAccountReadsAnAttachment() throws IOException {
        drafts.attach(member, "notes.md", "text/markdown", NOTES);

        var file = files().getFirst();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void whatIsTooLargeOrEmptyIsRefusedInWords() {
        assertThat(drafts.refusal("plan.png", "image/png", 25L << 20)).isEmpty();
        assertThat(drafts.refusal("plan.png", "image/png", (25L << 20) + 1))
                .contains("“plan.png” is too large: images may have up to 25 MB.");
        assertThat(drafts.refusal("dump.sql", "text/plain", 17L << 20))
                .contains("“dump.sql” is too large: files may have up to 16 MB.");
        assertThat(drafts.refusal("a/b.txt", "text/plain", 0)).contains("“b.txt” is empty.");
    }

    @Test
    void whatNobodyHoldsIsSweptAfterAWeek() throws IOException {
        var held = drafts.attach(member, "held.md", "text/markdown", NOTES);
        var left = drafts.attach(member, "left.md", "text/markdown", NOTES);
        drafts.keep(member, ROLLOUT, "Then", List.of(held));
        var unknown = Files.write(files().getFirst().resolveSibling("unknown"), NOTES);
        Files.setLastModifiedTime(unknown, FileTime.from(TODAY));

        at(TODAY.plus(Duration.ofDays(6))).sweep();
        assertThat(files()).hasSize(3);
        at(TODAY.plus(Duration.ofDays(8))).sweep();

        assertThat(files()).hasSize(1);
        assertThat(drafts.content(held)).isEqualTo(NOTES);
        assertThatThrownBy(() -> drafts.content(left)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNameIsWhatPeopleSeeOfIt() {
        assertThat(FileNames.plain("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileNames.plain("gpj.\u202eexe")).isEqualTo("gpj.exe");
        assertThat(FileNames.plain("..")).isEqualTo("file");
        assertThat(FileNames.plain("a".repeat(300) + ".tar.gz")).hasSize(120).endsWith("….gz");
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder.resolve("attachments"))) {
            return files.toList();
        }
    }
}
