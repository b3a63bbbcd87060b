package dev.talaria.shared;

import java.util.Optional;
import java.util.regex.Pattern;

/// The id of a profile, as in its folder's name; `default` is the home itself.
public record ProfileName(String value) implements Comparable<ProfileName> {
    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    public static final ProfileName DEFAULT = new ProfileName("default");

    public ProfileName {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a profile name");
        }
    }

    /// The name that somebody typed or sent, exactly as written; nothing where no profile can be called so.
    public static Optional<ProfileName> parse(String text) {
        return VALID.matcher(text).matches() ? Optional.of(new ProfileName(text)) : Optional.empty();
    }

    public boolean isDefault() {
        return equals(DEFAULT);
    }

    /// `default` first, then by name.
    @Override
    public int compareTo(ProfileName other) {
        if (isDefault() != other.isDefault()) {
            return isDefault() ? -1 : 1;
        }
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
