package dev.talaria.sessions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.concurrent.locks.LockSupport;

import dev.talaria.sessions.statedb.StateDbs;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.team.Member;
import dev.talaria.team.MemberId;
import dev.talaria.team.Rights;

/// A catalogue of the profiles in a folder, as one member sees it.
final class OpenCatalogue implements AutoCloseable, HomesOnDisk {
    static final Member ANNA = new Member(new MemberId(1), "Anna");
    static final ProfileName DEFAULT = ProfileName.DEFAULT;

    private final Path home;
    private final StateDbs stateDbs = new StateDbs();
    private final Watcher watcher;
    private final SessionCatalogue catalogue;

    OpenCatalogue(Path home) {
        this(home, (_, _) -> true, Clock.systemUTC());
    }

    OpenCatalogue(Path home, Rights rights, Clock clock) {
        this.home = home;
        this.watcher = new Watcher(stateDbs, clock);
        this.catalogue = new SessionCatalogue(this, rights, watcher);
    }

    SessionCatalogue catalogue() {
        return catalogue;
    }

    StateDbs stateDbs() {
        return stateDbs;
    }

    @Override
    public List<ProfileName> names(Member actor) {
        return Stream.of("default", "work", "research_lab", "kids-2")
                .map(ProfileName::new)
                .filter(name -> Files.isDirectory(folder(name)))
                .toList();
    }

    @Override
    public Optional<Path> stateDb(Member actor, ProfileName profile) {
        return stateDb(profile);
    }

    @Override
    public Optional<Path> stateDb(ProfileName profile) {
        return Optional.of(folder(profile)).filter(Files::isDirectory).map(folder -> folder.resolve("state.db"));
    }

    Path folder(ProfileName profile) {
        return profile.isDefault() ? home : home.resolve("profiles").resolve(profile.value());
    }

    ProfileSlice slice(ProfileName profile) {
        var slice = page(profile, Population.HUMAN, 50, Optional.empty());
        await(() -> !(page(profile, Population.HUMAN, 50, Optional.empty()) instanceof ProfileSlice.Loading));
        return slice instanceof ProfileSlice.Loading ? page(profile, Population.HUMAN, 50, Optional.empty()) : slice;
    }

    ProfileSlice page(ProfileName profile, Population population, int size, Optional<PageCursor> after) {
        return catalogue.page(ANNA, new SliceRequest(profile, population, size, after));
    }

    ProfileSlice.Listed listed(ProfileName profile, Population population, int size) {
        slice(profile);
        return (ProfileSlice.Listed) page(profile, population, size, Optional.empty());
    }

    /// The human sessions of the default profile.
    List<SessionSummary> rows() {
        return listed(DEFAULT, Population.HUMAN, 500).rows();
    }

    List<String> ids() {
        return ids(rows());
    }

    static List<String> ids(Collection<SessionSummary> rows) {
        return rows.stream().map(row -> row.key().root().value()).toList();
    }

    SessionSummary row(String root) {
        return catalogue.byKeys(ANNA, List.of(key(root))).getFirst();
    }

    static SessionKey key(String root) {
        return new SessionKey(DEFAULT, new StoredId(root));
    }

    static void await(BooleanSupplier condition) {
        await(Duration.ofSeconds(10), condition);
    }

    static void await(Duration longest, BooleanSupplier condition) {
        var end = Instant.now().plus(longest);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("It did not come true in " + longest);
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    @Override
    public void close() {
        watcher.close();
        stateDbs.close();
    }
}
