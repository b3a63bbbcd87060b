package dev.talaria.sessions;

import static dev.talaria.sessions.OpenCatalogue.ANNA;
import static dev.talaria.sessions.OpenCatalogue.DEFAULT;
import static dev.talaria.sessions.OpenCatalogue.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.fake.SampleHomes;
import dev.talaria.shared.ProfileName;

/// A file that cannot be read says why, leaves the others alone, and is read again once it is mended.
class BrokenFileTest {
    private static final ProfileName WORK = new ProfileName("work");

    @TempDir
    Path folder;

    private Path home;
    private Path file;
    private byte[] good;

    @BeforeEach
    void copyHome() throws IOException {
        home = SampleHomes.HERMES_0_19.copyInto(folder);
        file = home.resolve("profiles/work/state.db");
        good = Files.readAllBytes(file);
    }

    @Test
    void anEmptyFile() throws IOException {
        breaksAndHeals(new byte[0], "empty (0 bytes)");
    }

    @Test
    void anEncryptedFile() throws IOException {
        var noise = new byte[40_960];
        new Random(7).nextBytes(noise);
        breaksAndHeals(noise, "not an SQLite file, or it is encrypted");
    }

    @Test
    void aTruncatedFile() throws IOException {
        breaksAndHeals(Arrays.copyOf(good, 12_288), "");
    }

    @Test
    void aFileOfAFarNewerHermes() throws IOException, SQLException {
        var newer = folder.resolve("newer.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + newer);
                var statement = connection.createStatement()) {
            statement.executeUpdate("create table conversations (id text)");
        }
        breaksAndHeals(Files.readAllBytes(newer), "no table “sessions”");
    }

    private void breaksAndHeals(byte[] bad, String reason) throws IOException {
        Files.write(file, bad);
        try (var talaria = new OpenCatalogue(home)) {
            talaria.catalogue().follow(ANNA, WORK, () -> {});
            var broken = (ProfileSlice.Unreadable) talaria.slice(WORK);

            assertThat(broken.reason()).contains(reason).doesNotContain("Exception", "SQLITE");
            assertThat(broken.lastGood()).isEmpty();
            assertThat(talaria.slice(DEFAULT)).isInstanceOf(ProfileSlice.Listed.class);
            assertThat(talaria.catalogue().filter(ANNA, List.of(WORK, DEFAULT), "a", 5).unreadable())
                    .containsExactly(WORK);

            replaceBy(good);
            talaria.catalogue().retry(ANNA, WORK);
            await(() -> talaria.slice(WORK) instanceof ProfileSlice.Listed);
        }
    }

    /// As another program would: a new file under the same name.
    private void replaceBy(byte[] content) throws IOException {
        var fresh = file.resolveSibling("fresh.db");
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void aGoodListIsNotBlankedByABadRefreshAndHealsByItself() throws IOException {
        try (var talaria = new OpenCatalogue(home)) {
            talaria.catalogue().follow(ANNA, WORK, () -> {});
            var before = (ProfileSlice.Listed) talaria.slice(WORK);

            replaceBy(new byte[0]);
            await(() -> talaria.slice(WORK) instanceof ProfileSlice.Unreadable);
            var broken = (ProfileSlice.Unreadable) talaria.slice(WORK);
            assertThat(broken.lastGood().orElseThrow().rows()).isEqualTo(before.rows());
            assertThat(broken.readAt()).isPresent();

            replaceBy(good);
            await(() -> talaria.slice(WORK) instanceof ProfileSlice.Listed);
            assertThat(talaria.slice(WORK)).isEqualTo(before);
        }
    }

    @Test
    void aFileThatIsReplacedIsReadAnew() throws IOException {
        try (var talaria = new OpenCatalogue(home)) {
            talaria.catalogue().follow(ANNA, WORK, () -> {});
            talaria.slice(WORK);
            var other = Files.readAllBytes(Path.of("src/test/resources/homes/home-0.16/profiles/kids-2/state.db"));

            replaceBy(other);

            var plain = SampleHomes.HERMES_0_16.id("kids-2", "plain");
            await(() -> talaria.slice(WORK) instanceof ProfileSlice.Listed listed
                    && OpenCatalogue.ids(listed.rows()).contains(plain));
        }
    }

    @Test
    void aFileOfAnotherAccountIsNotOpened() throws IOException {
        assumeTrue(Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid")));
        Files.setAttribute(file, "unix:uid", 12_345);
        try (var talaria = new OpenCatalogue(home)) {
            var broken = (ProfileSlice.Unreadable) talaria.slice(WORK);

            assertThat(broken.reason()).contains("belongs to another account (uid 12345)");
            assertThat(file.resolveSibling("state.db-shm")).doesNotExist();
        }
    }

    @Test
    void aSymbolicLinkIsNotFollowed() throws IOException {
        var elsewhere = folder.resolve("elsewhere.db");
        Files.move(file, elsewhere);
        Files.createSymbolicLink(file, elsewhere);
        try (var talaria = new OpenCatalogue(home)) {
            assertThat(((ProfileSlice.Unreadable) talaria.slice(WORK)).reason()).contains("symbolic link");
        }
    }

    @Test
    void aLockedFileIsSaidToBeLockedAndHealsWhenTheLockIsGone() throws SQLException {
        try (var talaria = new OpenCatalogue(home);
                var hermes = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = hermes.createStatement()) {
            statement.executeUpdate("pragma journal_mode = delete");
            statement.executeUpdate("begin exclusive");
            talaria.catalogue().follow(ANNA, WORK, () -> {});

            assertThat(((ProfileSlice.Unreadable) talaria.slice(WORK)).reason()).contains("locked");
            assertThat(talaria.slice(DEFAULT)).isInstanceOf(ProfileSlice.Listed.class);

            statement.executeUpdate("rollback");
            await(() -> talaria.slice(WORK) instanceof ProfileSlice.Listed);
        }
    }

    @Test
    void aProfileWithoutAFileHasNoSessionsYetAndTheFirstAppearsByItself() throws IOException {
        Files.delete(file);
        try (var talaria = new OpenCatalogue(home)) {
            talaria.catalogue().follow(ANNA, WORK, () -> {});
            var none = (ProfileSlice.Listed) talaria.slice(WORK);
            assertThat(none.total()).isZero();
            assertThat(talaria.catalogue().health(ANNA))
                    .anyMatch(health -> health.profile().equals(WORK) && health.state().equals("no sessions yet"));
            assertThat(file).doesNotExist();

            replaceBy(good);
            await(Duration.ofSeconds(2), () -> !((ProfileSlice.Listed) talaria.page(WORK, Population.HUMAN, 5,
                    Optional.empty())).rows().isEmpty());
        }
    }
}
