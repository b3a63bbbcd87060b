package dev.talaria.gateway.backend;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import dev.talaria.gateway.backend.RemoteSettings.Remote;

/// Backends on short deadlines, for tests of other packages.
public final class QuickBackends {
    private QuickBackends() {}

    /// @param folder where notes and settings of its own may lie
    /// @param hermes as in the setting
    public static Backends of(Path folder, Path home, String hermes) {
        return of(folder, home, hermes, Map.of());
    }

    /// @param remote the address of a Hermes on another host, by profile
    public static Backends of(Path folder, Path home, String hermes, Map<String, String> remote) {
        var remotes = new java.util.HashMap<String, Remote>();
        remote.forEach((profile, url) -> remotes.put(profile, new Remote(url, "token", "", "", "")));
        return of(folder, home, hermes, new RemoteSettings(remotes));
    }

    /// @param profile answered by a Hermes on another host, where somebody has to sign in
    public static Backends signingIn(Path folder, Path home, String profile, String url, String user,
            String password) {
        return of(folder, home, "off",
                new RemoteSettings(Map.of(profile, new Remote(url, "", "", user, password))));
    }

    private static Backends of(Path folder, Path home, String hermes, RemoteSettings remotes) {
        return new Backends(new HermesProgram(hermes, System.getenv(), folder, home), RunningPool.QUICK,
                remotes, home, RunningPool.places(folder), Clock.systemUTC());
    }

    /// The process of a profile's backend.
    public static ProcessHandle processOf(Path folder, String profile) {
        return RunningPool.processOf(folder, profile);
    }

    /// Whether any process of such backends runs.
    public static boolean anyRuns(Path folder) {
        return !RunningPool.processes(folder).isEmpty();
    }
}
