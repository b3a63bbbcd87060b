package dev.talaria.profiles;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.talaria.shared.ProfileName;

/// Gives profiles that are shown together colours that nobody confuses.
///
/// Each name has a hue of its own, the one that Hermes' desktop gives it. A name whose hue looks like an earlier one's moves to the
/// nearest free hue, and where hues run out, to another tone. Earlier names never move because a later one came.
final class Palette {
    static final ProfileColour NEUTRAL = new ProfileColour("#6b7280", "#a3a9b3");

    /// How far apart two colours have to be, while there is room; a just noticeable difference is about 0.02.
    private static final double DISTINCT = 0.075;
    private static final int DEGREES = 360;
    private static final int STEP = 3;

    private Palette() {}

    static Map<ProfileName, ProfileColour> colours(Collection<ProfileName> shown, Map<ProfileName, Integer> chosen) {
        var names = new TreeSet<>(shown);
        var given = new HashMap<ProfileName, Swatch>();
        for (var name : names) {
            var hue = chosen.get(name);
            if (hue != null) {
                given.put(name, Swatch.of(Math.floorMod(hue, DEGREES), Swatch.Tone.VIVID));
            } else if (name.isDefault()) {
                given.put(name, Swatch.of(NEUTRAL));
            }
        }
        for (var name : names) {
            if (!given.containsKey(name)) {
                given.put(name, distinct(ownHue(name), given.values()));
            }
        }
        var colours = new HashMap<ProfileName, ProfileColour>();
        given.forEach((name, swatch) -> colours.put(name, swatch.colour()));
        return Map.copyOf(colours);
    }

    /// The hue that Hermes' desktop gives to the name.
    static int ownHue(ProfileName name) {
        return Integer.remainderUnsigned(name.value().hashCode(), DEGREES);
    }

    private static Swatch distinct(int hue, Collection<Swatch> taken) {
        var rooms = candidates(hue).map(swatch -> new Room(swatch, room(swatch, taken), cost(swatch, hue))).toList();
        var most = rooms.stream().mapToDouble(Room::distance).max().orElseThrow();
        var enough = Math.min(DISTINCT, most);
        return rooms.stream()
                .filter(room -> room.distance() >= enough)
                .min(Comparator.comparingDouble(Room::cost))
                .orElseThrow()
                .swatch();
    }

    private static Stream<Swatch> candidates(int hue) {
        return List.of(Swatch.Tone.values()).stream().flatMap(tone -> IntStream.range(0, DEGREES / STEP)
                .mapToObj(step -> Swatch.of((hue + step * STEP) % DEGREES, tone)));
    }

    private static double room(Swatch swatch, Collection<Swatch> taken) {
        return taken.stream().mapToDouble(swatch::distanceTo).min().orElse(Double.MAX_VALUE);
    }

    private static double cost(Swatch swatch, int hue) {
        var turned = Math.abs(swatch.hue() - hue);
        return Math.min(turned, DEGREES - turned) + swatch.tone().cost();
    }

    private record Room(Swatch swatch, double distance, double cost) {}
}
