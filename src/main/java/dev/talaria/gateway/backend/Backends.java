package dev.talaria.gateway.backend;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

import dev.talaria.gateway.BackendPlaces;
import dev.talaria.profiles.Home;
import dev.talaria.profiles.HomeSearch;
import dev.talaria.shared.ProfileName;

/// All backends: those that we start, and those on other hosts.
@Service
@EnableConfigurationProperties({BackendSettings.class, RemoteSettings.class })
public class Backends implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(15);

    private final HermesProgram hermes;
    private final RemoteSettings remotes;
    private final Clock clock;
    private final ExecutorService workers = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("backend-", 1).factory());
    private final ExecutorService bell = Executors
            .newSingleThreadExecutor(Thread.ofVirtual().name("remote-bell").factory());
    private final HttpClient http;
    private final BackendPool pool;

    @Autowired
    Backends(@Value("${talaria.hermes:}") String hermes, BackendSettings settings, RemoteSettings remotes, Home home,
            BackendPlaces places, Clock clock) {
        this(new HermesProgram(hermes, System.getenv(), HomeSearch.homeOfUser(), home.root()), settings, remotes,
                home.root(), places, clock);
    }

    Backends(HermesProgram hermes, BackendSettings settings, RemoteSettings remotes, Path home, BackendPlaces places,
            Clock clock) {
        this.hermes = hermes;
        this.remotes = remotes;
        this.clock = clock;
        http = HttpClient.newBuilder()
                // servers of Python complain of an offer to speak HTTP/2
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .executor(workers)
                .proxy(new NoProxyHere())
                .build();
        var notes = new RunningNotes(places);
        var environment = new Environment(hermes.variables(), settings.environment(), home,
                places.folder().resolve("no-screens"));
        var launch = new BackendLaunch(hermes, environment, hermes.userHome(), settings, notes, http, workers);
        pool = new BackendPool(settings, launch, notes, clock, workers);
    }

    /// Whether a Hermes on this machine is to answer: one was found, or named. Looks at files only.
    public boolean isHermesWanted() {
        return hermes.isWanted();
    }

    /// The backend on another host that the settings name for the profile.
    public Optional<ProfileBackend> remote(ProfileName profile) {
        return remotes.of(profile)
                .map(remote -> new RemoteBackend(remote, http, remote.signIn(workers), clock, new Followers(bell)));
    }

    /// A backend on this machine for a profile that has none yet. Nothing is started.
    ///
    /// @param folder the profile's own
    public ProfileBackend local(ProfileName profile, Path folder) {
        return pool.of(profile, folder);
    }

    /// What an operator may know: one sentence each.
    public List<String> remarks() {
        var remarks = new ArrayList<String>();
        remarks.add(switch (hermes.search()) {
            case HermesProgram.Search.Found(var path) ->
                "Hermes is started from %s when somebody needs it. ".formatted(path) + places();
            case HermesProgram.Search.Absent(var words) -> words;
        });
        remotes.remote().values().stream()
                .flatMap(
                        remote -> new RemoteBackend(remote, http, Optional.empty(), clock, new Followers(bell)).remark()
                                .stream())
                .distinct()
                .forEach(remarks::add);
        return remarks;
    }

    private String places() {
        return "%d of %d places for agents are taken.".formatted(pool.used(), pool.places());
    }

    /// As soon as the application begins to stop: nobody should be able to start another one meanwhile.
    @EventListener(ContextClosedEvent.class)
    void stop() {
        pool.close();
    }

    @Override
    public void close() {
        pool.close();
        workers.shutdownNow();
        bell.shutdownNow();
    }
}
