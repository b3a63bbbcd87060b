package dev.talaria.sessions;

import java.nio.file.Path;
import java.time.Clock;

import dev.talaria.profiles.HomeProfiles;
import dev.talaria.profiles.Profiles;
import dev.talaria.sessions.statedb.StateDbs;
import dev.talaria.team.Rights;

/// What a home on disk holds, for tests of other modules.
public final class SessionsOnDisk implements AutoCloseable {
    private final StateDbs files = new StateDbs();
    private final Profiles profiles;
    private final Watcher watcher;
    private final SessionCatalogue catalogue;
    private final Transcripts transcripts;

    public SessionsOnDisk(Path home, Rights rights, Clock clock) {
        profiles = HomeProfiles.of(home);
        watcher = new Watcher(files, clock);
        catalogue = new SessionCatalogue(HomesOnDisk.of(profiles), rights, watcher);
        transcripts = new Transcripts(profiles, files, clock);
    }

    public Profiles profiles() {
        return profiles;
    }

    public SessionCatalogue catalogue() {
        return catalogue;
    }

    public Transcripts transcripts() {
        return transcripts;
    }

    @Override
    public void close() {
        watcher.close();
        files.close();
    }
}
