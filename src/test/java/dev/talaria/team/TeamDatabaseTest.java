package dev.talaria.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.shared.ProfileName;

class TeamDatabaseTest {
    @TempDir
    private Path parent;

    @Test
    void nothingCommittedIsLostWhenThePowerGoes() {
        try (var database = new OwnDatabase(parent.resolve("data"))) {
            assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(database, "synchronous")).isEqualTo("2");
            assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theDataFolderIsForItsOwnerAlone() throws Exception {
        var folder = new DataFolder(parent.resolve("deep/data")).prepared();

        assertThat(Files.getPosixFilePermissions(folder.path()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void theLocalMemberStaysTheSameAndMaySeeEverything() {
        Member first;
        try (var database = new OwnDatabase(parent.resolve("data"))) {
            first = database.localMember();
        }

        try (var database = new OwnDatabase(parent.resolve("data"))) {
            var again = database.localMember();
            var rights = new LocalRights(() -> again);

            assertThat(again).isEqualTo(first);
            assertThat(rights.maySee(again, new ProfileName("ops"))).isTrue();
            assertThat(rights.maySee(new Member(new MemberId(4711), again.name()), ProfileName.DEFAULT)).isFalse();
        }
    }

    private static String pragma(OwnDatabase database, String name) {
        return String.valueOf(database.db().fetchValue("pragma " + name));
    }
}
