package dev.talaria.shared;

/// What a session is known by for ever: the profile whose file holds it, and the first segment of its lineage.
public record SessionKey(ProfileName profile, StoredId root) {
    @Override
    public String toString() {
        return profile + "/" + root;
    }
}
