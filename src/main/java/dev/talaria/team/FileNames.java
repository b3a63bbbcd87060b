package dev.talaria.team;

/// What a browser says a file is called may be anything; what we keep is a plain name.
final class FileNames {
    private static final int LONGEST = 120;
    private static final String UNNAMED = "file";

    private FileNames() {}

    /// The name without folders and without what nobody sees. A long one loses its middle, never its ending.
    static String plain(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var visible = last.codePoints()
                .filter(letter -> !Character.isISOControl(letter) && Character.getType(letter) != Character.FORMAT
                        && Character.getType(letter) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (visible.isEmpty() || visible.equals(".") || visible.equals("..")) {
            return UNNAMED;
        }
        return visible.length() <= LONGEST ? visible : shortened(visible);
    }

    private static String shortened(String name) {
        var dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= 16 ? name.substring(dot) : "";
        var end = LONGEST - ending.length() - 1;
        if (Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end) + "…" + ending;
    }
}
