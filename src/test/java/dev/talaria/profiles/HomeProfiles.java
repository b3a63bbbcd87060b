package dev.talaria.profiles;

import java.nio.file.Path;

/// The profiles of a folder, for tests of other modules; everybody may see all of them.
public final class HomeProfiles {
    private HomeProfiles() {}

    public static Profiles of(Path root) {
        return new Profiles(new Home(root, Home.Origin.SETTING), (_, _) -> true);
    }
}
