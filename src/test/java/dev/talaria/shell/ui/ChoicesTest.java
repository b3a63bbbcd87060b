package dev.talaria.shell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.talaria.shared.ProfileName;
import dev.talaria.team.MemberPreferences;
import dev.talaria.team.MemberPreferences.Grouping;
import dev.talaria.team.MemberPreferences.Theme;

class ChoicesTest {
    private static final ProfileName OPS = new ProfileName("ops");

    private final MemberPreferences before = Choices.arranged(
            Choices.grouped(Choices.themed(Choices.scoped(MemberPreferences.INITIAL, Optional.of(OPS)), Theme.DARK),
                    Grouping.FOLDER),
            List.of(OPS));

    @Test
    void eachChoiceLeavesTheOthersAsTheyWere() {
        var after = Choices.toggled(Choices.coloured(before, OPS, Optional.of(120)), "scheduled", true);

        assertThat(after.scope()).contains(OPS);
        assertThat(after.theme()).isEqualTo(Theme.DARK);
        assertThat(after.grouping()).isEqualTo(Grouping.FOLDER);
        assertThat(after.profileOrder()).containsExactly(OPS);
        assertThat(after.profileHues()).containsEntry(OPS, 120);
        assertThat(after.openSections()).containsExactly("scheduled");
    }

    @Test
    void theAutomaticColourTakesAChosenOneAway() {
        assertThat(
                Choices.coloured(Choices.coloured(before, OPS, Optional.of(120)), OPS, Optional.empty()).profileHues())
                .isEmpty();
    }

    @Test
    void aSectionIsEitherOpenOrClosed() {
        var closed = Choices.toggled(Choices.toggled(before, "pinned", true), "pinned", false);

        assertThat(closed.openSections()).isEmpty();
        assertThat(closed.closedSections()).containsExactly("pinned");
    }
}
