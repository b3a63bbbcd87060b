package dev.talaria.profiles;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.talaria.shared.ProfileName;

/// The colours that were found for profiles shown together. Every look of every screen asks for them, and finding them takes
/// milliseconds.
final class KnownColours {
    private static final int MOST = 64;

    private final Map<Together, Map<ProfileName, ProfileColour>> found = new ConcurrentHashMap<>();

    Map<ProfileName, ProfileColour> of(Collection<ProfileName> shown, Map<ProfileName, Integer> chosen) {
        if (found.size() > MOST) {
            found.clear();
        }
        return found.computeIfAbsent(new Together(Set.copyOf(shown), Map.copyOf(chosen)),
                together -> Palette.colours(together.shown(), together.chosen()));
    }

    private record Together(Set<ProfileName> shown, Map<ProfileName, Integer> chosen) {}
}
