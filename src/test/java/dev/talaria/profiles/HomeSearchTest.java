package dev.talaria.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeSearchTest {
    @TempDir
    private Path user;

    @Test
    void theSettingComesBeforeTheVariable() {
        var search = search(Map.of("HERMES_HOME", "/opt/other"));

        assertThat(search.find("/opt/data")).contains(new Home(Path.of("/opt/data"), Home.Origin.SETTING));
        assertThat(search.find("  ")).contains(new Home(Path.of("/opt/other"), Home.Origin.ENVIRONMENT));
    }

    @Test
    void aBlankVariableCountsAsNone() throws IOException {
        Files.createDirectory(user.resolve(".hermes"));

        assertThat(search(Map.of("HERMES_HOME", " ")).find(""))
                .contains(new Home(user.resolve(".hermes"), Home.Origin.PLATFORM));
    }

    @Test
    void nothingIsFoundWhereNoHomeIs() {
        assertThat(search(Map.of()).find("")).isEmpty();
        assertThat(user).isEmptyDirectory();
    }

    @Test
    void theHomeOfANamedProfileLeadsToTheHomeAroundIt() {
        assertThat(search(Map.of("HERMES_HOME", "/opt/data/profiles/coder")).find(""))
                .contains(new Home(Path.of("/opt/data"), Home.Origin.ENVIRONMENT));
    }

    @Test
    void aVariableThatPointsIntoThePlatformsHomeMeansThatHome() throws IOException {
        var profile = Files.createDirectories(user.resolve(".hermes/profiles/coder"));

        assertThat(search(Map.of("HERMES_HOME", profile.toString())).find(""))
                .contains(new Home(user.resolve(".hermes"), Home.Origin.ENVIRONMENT));
    }

    @Test
    void windowsKeepsItsHomeWithTheLocalApplicationData() throws IOException {
        var local = Files.createDirectories(user.resolve("Local"));
        Files.createDirectory(local.resolve("hermes-beta"));
        var variables = Map.of("LOCALAPPDATA", local.toString(), "HERMES_DATA_DIR_SUFFIX", "-beta");

        assertThat(new HomeSearch(variables, user, true).find(""))
                .contains(new Home(local.resolve("hermes-beta"), Home.Origin.PLATFORM));
    }

    @Test
    void aTildeIsThePersonsFolder() {
        assertThat(search(Map.of()).find("~/hermes")).contains(new Home(user.resolve("hermes"), Home.Origin.SETTING));
    }

    @Test
    void aFolderInsideAHomeIsRecognised() throws IOException {
        Files.createFile(user.resolve("state.db"));
        Files.createFile(user.resolve("config.yaml"));

        assertThat(HomeSearch.around(user.resolve("deep/inside"))).contains(user);
    }

    private HomeSearch search(Map<String, String> variables) {
        return new HomeSearch(variables, user, false);
    }
}
