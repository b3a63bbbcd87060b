package dev.talaria.shell.ui;

import java.util.List;

import dev.talaria.profiles.Home;
import dev.talaria.profiles.ProfileList;
import dev.talaria.sessions.SessionCatalogue.FileHealth;

/// All that the system page shows at one moment.
///
/// @param remarks how agents are reached, one sentence each
record SystemModel(Home home, ProfileList profiles, List<FileHealth> files, List<AgentModel> agents,
        List<String> remarks) {
    SystemModel {
        files = List.copyOf(files);
        agents = List.copyOf(agents);
        remarks = List.copyOf(remarks);
    }

    SystemModel besidesAgents() {
        return new SystemModel(home, profiles, files, List.of(), remarks);
    }
}
