package dev.talaria.profiles;

import java.nio.file.Path;

/// The profiles of a folder, for tests of other modules; everybody may see all of them.
public final class HomeProfiles {
    private HomeProfiles() {}

    public static Profiles of(Path root) {
        return new Profiles(new Home(root, Home.Origin.SETTING), (_, _) -> true);
    }

    /// As if we had made the folder ourselves.
    public static Profiles ofSample(Path root) {
        return new Profiles(new Home(root, Home.Origin.SAMPLE), (_, _) -> true);
    }

    /// Looks at the disk now.
    public static void lookAgain(Profiles profiles) {
        profiles.lookAgain();
    }
}
