package dev.talaria.sessions.statedb;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import dev.talaria.shared.ProfileName;

/// Every state.db that we have open, one per file.
@Component
public class StateDbs implements AutoCloseable {
    private final Workers workers = new Workers();
    private final Map<ProfileName, Open> open = new HashMap<>();

    public StateDbs() {
        SqliteVersion.assertFitToShareFiles();
    }

    /// The same one for the same file; where the profile has moved, the old one is closed.
    public synchronized StateDb of(ProfileName profile, Path stateDb) {
        var known = open.get(profile);
        if (known != null && known.path().equals(stateDb)) {
            return known.db();
        }
        if (known != null) {
            known.db().close();
        }
        var fresh = new Open(stateDb, new FileStateDb(stateDb, workers));
        open.put(profile, fresh);
        return fresh.db();
    }

    /// Lets go of the file of a profile that is gone.
    public synchronized void forget(ProfileName profile) {
        var known = open.remove(profile);
        if (known != null) {
            known.db().close();
        }
    }

    @Override
    public synchronized void close() {
        workers.close();
        open.values().forEach(known -> known.db().close());
        open.clear();
    }

    private record Open(Path path, StateDb db) {}
}
