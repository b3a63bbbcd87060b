package dev.talaria.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.shared.ProfileName;

class LastFoldersTest {
    private static final ProfileName OPS = ProfileName.parse("ops").orElseThrow();

    @TempDir
    private Path folder;

    private OwnDatabase database;
    private LastFolders folders;
    private Member member;

    @BeforeEach
    void open() {
        database = new OwnDatabase(folder);
        folders = new LastFolders(database.db());
        member = database.localMember();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void eachProfileHasTheFolderOfItsLastSession() {
        folders.keep(member, OPS, "/srv/infra");
        folders.keep(member, OPS, "/srv/\"queue\"");

        assertThat(folders.of(member, OPS)).contains("/srv/\"queue\"");
        assertThat(folders.of(member, ProfileName.DEFAULT)).isEmpty();
    }

    @Test
    void itIsNoPreferenceToBeLost() {
        folders.keep(member, OPS, "/srv/infra");
        new Preferences(database.db()).change(member, choices -> choices);

        assertThat(folders.of(member, OPS)).contains("/srv/infra");
    }
}
