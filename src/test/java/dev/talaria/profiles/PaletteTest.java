package dev.talaria.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.talaria.shared.ProfileName;

class PaletteTest {
    private static final Rgb LIGHT_GROUND = Rgb.parse("#fbfaf8");
    private static final Rgb DARK_GROUND = Rgb.parse("#1a1c1f");

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8, 13 })
    void profilesShownTogetherNeverLookAlike(int count) {
        assertThat(leastDistance(colours(count))).isGreaterThanOrEqualTo(0.07);
    }

    @Test
    void evenFortyProfilesAreTold() {
        assertThat(leastDistance(colours(40))).isGreaterThanOrEqualTo(0.04);
    }

    @Test
    void everyColourCanBeReadOnBothGrounds() {
        var colours = new ArrayList<>(colours(60));
        colours.add(Palette.NEUTRAL);

        assertThat(colours).allSatisfy(colour -> {
            assertThat(Rgb.parse(colour.light()).contrastTo(LIGHT_GROUND)).isGreaterThanOrEqualTo(4.5);
            assertThat(Rgb.parse(colour.dark()).contrastTo(DARK_GROUND)).isGreaterThanOrEqualTo(4.5);
        });
    }

    @Test
    void everyHueCanBeReadOnBothGrounds() {
        var ops = new ProfileName("ops");

        assertThat(IntStream.range(0, 360)).allSatisfy(hue -> {
            var colour = Palette.colours(List.of(ops), Map.of(ops, hue)).getOrDefault(ops, Palette.NEUTRAL);
            assertThat(Rgb.parse(colour.light()).contrastTo(LIGHT_GROUND)).isGreaterThanOrEqualTo(4.5);
            assertThat(Rgb.parse(colour.dark()).contrastTo(DARK_GROUND)).isGreaterThanOrEqualTo(4.5);
        });
    }

    @Test
    void anEarlierNameKeepsItsColourWhenALaterOneComes() {
        var few = Palette.colours(names(6), Map.of());
        var more = Palette.colours(names(20), Map.of());

        assertThat(more).containsAllEntriesOf(few);
    }

    @Test
    void theOrderInWhichNamesAreGivenDoesNotMatter() {
        assertThat(Palette.colours(names(13).reversed(), Map.of())).isEqualTo(Palette.colours(names(13), Map.of()));
    }

    @Test
    void aLoneNameHasTheHueThatItHasInTheDesktop() {
        var name = new ProfileName("research");

        assertThat(Palette.ownHue(name)).isEqualTo(Integer.remainderUnsigned("research".hashCode(), 360));
        assertThat(Palette.colours(List.of(name), Map.of()))
                .containsEntry(name, Swatch.of(Palette.ownHue(name), Swatch.Tone.VIVID).colour());
    }

    @Test
    void aChosenHueWinsAndTheOthersMakeRoom() {
        var ops = new ProfileName("ops");
        var research = new ProfileName("research");

        var colours = Palette.colours(List.of(ops, research), Map.of(research, Palette.ownHue(ops)));

        assertThat(colours).containsEntry(research, Swatch.of(Palette.ownHue(ops), Swatch.Tone.VIVID).colour());
        assertThat(leastDistance(colours.values())).isGreaterThanOrEqualTo(0.07);
    }

    @Test
    void theDefaultProfileIsNeutral() {
        assertThat(Palette.colours(List.of(ProfileName.DEFAULT), Map.of()))
                .containsEntry(ProfileName.DEFAULT, Palette.NEUTRAL);
    }

    private static Collection<ProfileColour> colours(int count) {
        return Palette.colours(names(count), Map.of()).values();
    }

    private static List<ProfileName> names(int count) {
        return IntStream.range(0, count).mapToObj(number -> new ProfileName("team-%02d".formatted(number))).toList();
    }

    private static double leastDistance(Collection<ProfileColour> colours) {
        var list = List.copyOf(colours);
        var least = Double.MAX_VALUE;
        for (var one = 0; one < list.size(); one++) {
            for (var two = 0; two < one; two++) {
                least = Math.min(least, Swatch.of(list.get(one)).distanceTo(Swatch.of(list.get(two))));
            }
        }
        return least;
    }
}
