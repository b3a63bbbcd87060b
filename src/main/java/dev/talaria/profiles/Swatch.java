package dev.talaria.profiles;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// One colour that a profile can have: a hue in a tone, made readable as text on the light and on the dark ground.
record Swatch(int hue, Tone tone, ProfileColour colour, Rgb light, Rgb dark) {
    private static final Rgb LIGHT_GROUND = Rgb.parse("#fbfaf8");
    private static final Rgb DARK_GROUND = Rgb.parse("#1a1c1f");
    private static final Map<Key, Swatch> KNOWN = new ConcurrentHashMap<>();

    static Swatch of(int hue, Tone tone) {
        return KNOWN.computeIfAbsent(new Key(hue, tone), _ -> made(hue, tone));
    }

    static Swatch of(ProfileColour colour) {
        return new Swatch(0, Tone.VIVID, colour, Rgb.parse(colour.light()), Rgb.parse(colour.dark()));
    }

    /// How differently the two are seen, on the ground where they differ less.
    double distanceTo(Swatch other) {
        return Math.min(light.distanceTo(other.light), dark.distanceTo(other.dark));
    }

    private static Swatch made(int hue, Tone tone) {
        var light = darkest(hue, tone);
        var dark = brightest(hue, tone);
        return new Swatch(hue, tone, new ProfileColour(light.hex(), dark.hex()), light, dark);
    }

    /// The lightest of its hue that is dark enough for the light ground.
    private static Rgb darkest(int hue, Tone tone) {
        var lightness = tone.startOnLight;
        var rgb = Rgb.ofHsl(hue, tone.saturation, lightness);
        while (rgb.contrastTo(LIGHT_GROUND) < tone.contrast) {
            lightness -= 0.005;
            rgb = Rgb.ofHsl(hue, tone.saturation, lightness);
        }
        return rgb;
    }

    private static Rgb brightest(int hue, Tone tone) {
        var lightness = tone.startOnDark;
        var rgb = Rgb.ofHsl(hue, tone.saturation, lightness);
        while (rgb.contrastTo(DARK_GROUND) < tone.contrast) {
            lightness += 0.005;
            rgb = Rgb.ofHsl(hue, tone.saturation, lightness);
        }
        return rgb;
    }

    /// How strong and how deep a hue is shown; the first is the usual one.
    enum Tone {
        VIVID(0, 0.68, 0.58, 0.58, 4.6), DEEP(200, 0.75, 0.30, 0.80, 8.0), MUTED(400, 0.34, 0.45, 0.62, 5.0);

        private final double cost;
        private final double saturation;
        private final double startOnLight;
        private final double startOnDark;
        private final double contrast;

        Tone(double cost, double saturation, double startOnLight, double startOnDark, double contrast) {
            this.cost = cost;
            this.saturation = saturation;
            this.startOnLight = startOnLight;
            this.startOnDark = startOnDark;
            this.contrast = contrast;
        }

        /// How many degrees a name would rather turn its hue before it takes this tone.
        double cost() {
            return cost;
        }
    }

    private record Key(int hue, Tone tone) {}
}
