package dev.talaria.shell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import com.vaadin.flow.router.Location;

import dev.talaria.shared.ProfileName;

class AddressTest {
    @Test
    void theListOfAllNamesNoProfile() {
        var address = Address.of(new Location("sessions"));

        assertThat(address.isList()).isTrue();
        assertThat(address.profile()).isEmpty();
    }

    @Test
    void aProfilesListNamesIt() {
        var address = Address.of(new Location("p/ops"));

        assertThat(address.isList()).isTrue();
        assertThat(address.profile()).contains(new ProfileName("ops"));
    }

    @Test
    void aSessionNamesItsProfileAndItself() {
        var address = Address.of(new Location("p/ops/s/20260529_113446_1e43bb"));

        assertThat(address.isList()).isFalse();
        assertThat(address.open()).hasValueSatisfying(opened -> {
            assertThat(opened.profile()).isEqualTo(new ProfileName("ops"));
            assertThat(opened.segment().value()).isEqualTo("20260529_113446_1e43bb");
        });
    }

    @Test
    void whatCanBeNoProfileNamesNone() {
        assertThat(Address.of(new Location("p/Not%20A%20Profile")).profile()).isEmpty();
        assertThat(Address.of(new Location("system")).isList()).isFalse();
    }
}
