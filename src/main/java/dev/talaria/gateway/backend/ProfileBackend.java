package dev.talaria.gateway.backend;

import dev.talaria.gateway.hermes.BackendSource;
import dev.talaria.gateway.hermes.BackendUse;

/// The backend of one profile, and what it is needed for.
public interface ProfileBackend extends BackendSource, AutoCloseable {
    /// Who is asked whether the backend is needed before it is stopped.
    void neededBy(BackendUse use);

    /// Ends it for good: its profile is gone, or Talaria stops. Does not wait.
    @Override
    void close();
}
