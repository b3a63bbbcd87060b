package dev.talaria.gateway.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class StoreFailureTest {
    @TempDir
    private Path folder;

    @Test
    void aFullDiskIsSaidInWords() {
        var full = new DataAccessException("insert into messages",
                new SQLiteException("database or disk is full", SQLiteErrorCode.SQLITE_FULL));

        assertThat(StoreFailure.of(full).words())
                .isEqualTo("The disk is full: nothing more can be written to the profile's state.db.");
    }

    @Test
    void aFileOfAnotherAccountIsLeftAlone() throws IOException {
        var file = Files.writeString(folder.resolve("state.db"), "Somebody else's");
        assumeTrue(givenAway(file), "only the superuser gives files away");

        assertThatThrownBy(() -> new FileGuard(file).admit()).isInstanceOf(StoreFailure.class)
                .hasMessageContaining("belongs to another account")
                .hasMessageContaining("Run Talaria as that account.");
    }

    private static boolean givenAway(Path file) {
        try {
            Files.setAttribute(file, "unix:uid", 65_534);
            return true;
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }
}
