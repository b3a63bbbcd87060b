package dev.talaria.shell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

class SessionKeysTest {
    @Test
    void aKeyComesBackAsItWasSent() {
        var key = new SessionKey(new ProfileName("ops"), new StoredId("strange/id with spaces"));

        assertThat(SessionKeys.parse(key.toString())).contains(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ops", "/id", "Ops/id", "../../etc/passwd", "ops/", "ops/\u0000" })
    void whatIsNoKeyIsNothing(String text) {
        assertThat(SessionKeys.parse(text)).isEmpty();
    }
}
