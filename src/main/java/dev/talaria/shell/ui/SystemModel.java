package dev.talaria.shell.ui;

import java.util.List;

import dev.talaria.profiles.Home;
import dev.talaria.profiles.ProfileList;
import dev.talaria.sessions.SessionCatalogue.FileHealth;

/// All that the system page shows at one moment.
record SystemModel(Home home, ProfileList profiles, List<FileHealth> files) {
    SystemModel {
        files = List.copyOf(files);
    }
}
