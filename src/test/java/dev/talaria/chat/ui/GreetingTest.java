package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import dev.talaria.profiles.Profile;
import dev.talaria.profiles.ProfileColour;
import dev.talaria.shared.ProfileName;

class GreetingTest {
    private static final Profile OPS = new Profile(new ProfileName("ops"), Path.of("/home/ops"), "Operations",
            "Watches servers", new ProfileColour("#111111", "#eeeeee"));

    @Test
    void aMannerThatEveryHermesKnowsGreetsInItsOwnWords() {
        assertThat(Greeting.of(OPS, "Pirate").headline()).isEqualTo("Ahoy! Where do we set sail?");
        assertThat(Greeting.of(OPS, "Pirate").sentence()).isEqualTo("Watches servers");
    }

    @Test
    void aMannerOfTheTeamsOwnIsNamed() {
        assertThat(Greeting.of(OPS, "gardener").headline()).isEqualTo(Greeting.of(OPS).headline());
        assertThat(Greeting.of(OPS, "gardener").sentence()).isEqualTo("Watches servers · as gardener");
    }
}
