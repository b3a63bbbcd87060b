package dev.talaria.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.fake.HermesScript;
import dev.talaria.gateway.backend.HermesProgram.Search;

class HermesProgramTest {
    @TempDir
    Path folder;

    @Test
    void itIsFoundOnThePath() {
        var hermes = HermesScript.in(folder.resolve("bin"));

        assertThat(program("", "/nowhere:" + folder.resolve("bin")).search()).isEqualTo(
                new Search.Found(hermes.program()));
    }

    @Test
    void itIsFoundWhereItsInstallerPutsIt() {
        var hermes = HermesScript.in(folder.resolve("user/.local/bin"));

        assertThat(program("", "").search()).isEqualTo(new Search.Found(hermes.program()));
    }

    @Test
    void aSettingGoesBeforeThePath() {
        HermesScript.in(folder.resolve("bin"));
        var other = HermesScript.in(folder.resolve("user/other"));

        assertThat(program("~/other/hermes", folder.resolve("bin").toString()).search()).isEqualTo(
                new Search.Found(other.program()));
    }

    @Test
    void aSettingThatIsWrongIsNotReplacedInSilence() {
        HermesScript.in(folder.resolve("bin"));
        var program = program("/no/such/hermes", folder.resolve("bin").toString());

        assertThat(program.search()).isInstanceOf(Search.Absent.class);
        assertThat(program.isWanted()).isTrue();
    }

    @Test
    void itCanBeSwitchedOff() {
        HermesScript.in(folder.resolve("bin"));
        var program = program("off", folder.resolve("bin").toString());

        assertThat(program.search()).isInstanceOf(Search.Absent.class);
        assertThat(program.isWanted()).isFalse();
    }

    @Test
    void aFileThatCannotBeRunIsNone() throws Exception {
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(folder.resolve("bin/hermes"), "notes about a messenger of the gods");

        assertThat(program("", folder.resolve("bin").toString()).search()).isNotEqualTo(
                new Search.Found(folder.resolve("bin/hermes")));
    }

    private HermesProgram program(String setting, String path) {
        return new HermesProgram(setting, Map.of("PATH", path), folder.resolve("user"), folder.resolve("home"));
    }
}
