package dev.talaria.profiles;

import java.util.HexFormat;

/// A colour as screens mix it, each part from 0 to 255.
record Rgb(int red, int green, int blue) {
    static Rgb parse(String hex) {
        var value = HexFormat.fromHexDigits(hex, 1, 7);
        return new Rgb(value >> 16, value >> 8 & 0xff, value & 0xff);
    }

    static Rgb ofHsl(int hue, double saturation, double lightness) {
        var reach = saturation * Math.min(lightness, 1 - lightness);
        return new Rgb(part(0, hue, reach, lightness), part(8, hue, reach, lightness), part(4, hue, reach, lightness));
    }

    String hex() {
        return "#" + HexFormat.of().toHexDigits(red << 16 | green << 8 | blue, 6);
    }

    /// By WCAG: 1 for the same, 21 for black and white.
    double contrastTo(Rgb other) {
        var one = luminance();
        var two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    /// How different the two look, measured in the Oklab colour space: 1 for black and white.
    double distanceTo(Rgb other) {
        var one = oklab();
        var two = other.oklab();
        return Math.hypot(Math.hypot(one[0] - two[0], one[1] - two[1]), one[2] - two[2]);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private double[] oklab() {
        var r = linear(red);
        var g = linear(green);
        var b = linear(blue);
        var l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        var m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        var s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[]{
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s };
    }

    private static int part(int offset, int hue, double reach, double lightness) {
        var turn = (offset + hue / 30.0) % 12;
        var value = lightness - reach * Math.max(-1, Math.min(Math.min(turn - 3, 9 - turn), 1));
        return (int) Math.round(255 * value);
    }

    private static double linear(int part) {
        var share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
