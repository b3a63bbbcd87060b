package dev.talaria.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.talaria.shared.ProfileName;
import dev.talaria.team.Member;
import dev.talaria.team.MemberId;

class PersonalitiesTest {
    private static final Member ANNA = new Member(new MemberId(1), "Anna");

    @TempDir
    private Path home;

    @Test
    void aProfileSpeaksInTheMannerThatItsConfigurationNames() throws IOException {
        assertThat(of("model:\n  default: small\ndisplay:\n  personality: pirate\n")).contains("pirate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "display: 5", "display:\n  personality: none", "display:\n  personality: ''",
            "display:\n  personality: [a, b]", "display: {personality: ${MANNER}", "\u0000" })
    void whatNamesNoneIsNone(String configuration) throws IOException {
        assertThat(of(configuration)).isEmpty();
    }

    @Test
    void aProfileWithoutConfigurationHasNone() {
        assertThat(personalities().of(ANNA, ProfileName.DEFAULT)).isEmpty();
    }

    private Optional<String> of(String configuration) throws IOException {
        Files.writeString(home.resolve("config.yaml"), configuration);
        return personalities().of(ANNA, ProfileName.DEFAULT);
    }

    private Personalities personalities() {
        return new Personalities(HomeProfiles.of(home));
    }
}
