package dev.talaria.team;

/// What a browser calls something that it hands over. By it, the browser can ask later what became of it: the answer may have
/// been on its way to a page that is gone.
///
/// @param name one that nobody guesses; empty for none
public record Slip(String name) {
    public static final Slip NONE = new Slip("");
    private static final int LONGEST = 64;

    public Slip {
        name = name.length() > LONGEST ? "" : name;
    }

    public boolean isNone() {
        return name.isEmpty();
    }
}
