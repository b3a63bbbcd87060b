package dev.talaria.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import dev.talaria.TalariaApplication;
import dev.talaria.fake.FakeGateway;
import dev.talaria.fake.FakeGateways;
import dev.talaria.live.LiveSessions;
import dev.talaria.live.Prompts;
import dev.talaria.profiles.Profile;
import dev.talaria.profiles.Profiles;
import dev.talaria.sessions.PageCursor;
import dev.talaria.sessions.Population;
import dev.talaria.sessions.ProfileSlice;
import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.sessions.SliceRequest;
import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.ProfileName;
import dev.talaria.team.CurrentMember;
import dev.talaria.team.Member;

/// The whole application on a home, asked as its screens ask it.
final class RunningTalaria implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ConfigurableApplicationContext context;

    private RunningTalaria(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningTalaria on(Path home, Path data) {
        return new RunningTalaria(new SpringApplicationBuilder(TalariaApplication.class,
                FakeGateways.InsteadOfReal.class).run("--server.port=0",
                        "--talaria.home=" + home, "--talaria.data=" + data, "--talaria.hermes=off",
                        "--vaadin.productionMode=true",
                        "--spring.main.banner-mode=off", "--logging.level.root=warn",
                        "--logging.level.dev.talaria.bench=info"));
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    Member member() {
        return context.getBean(CurrentMember.class).get();
    }

    SessionCatalogue catalogue() {
        return context.getBean(SessionCatalogue.class);
    }

    Transcripts transcripts() {
        return context.getBean(Transcripts.class);
    }

    Prompts prompts() {
        return context.getBean(Prompts.class);
    }

    LiveSessions live() {
        return context.getBean(LiveSessions.class);
    }

    /// Where agents are played by the benchmark itself.
    FakeGateway gateway(ProfileName profile) {
        return context.getBean(FakeGateways.class).at(profile);
    }

    List<ProfileName> profiles() {
        return context.getBean(Profiles.class).list(member()).profiles().stream().map(Profile::name).toList();
    }

    /// The first page of every profile, totals included.
    List<ProfileSlice> groupedPage(int size) {
        var slices = new ArrayList<ProfileSlice>();
        for (var profile : profiles()) {
            slices.add(catalogue().page(member(), SliceRequest.newest(profile, Population.HUMAN, size)));
        }
        return slices;
    }

    ProfileSlice.Listed page(ProfileName profile, int size, Optional<PageCursor> after) {
        return listed(catalogue().page(member(), new SliceRequest(profile, Population.HUMAN, size, after)));
    }

    /// Asks until every profile is listed.
    void awaitLists() {
        await(() -> groupedPage(1).stream().allMatch(ProfileSlice.Listed.class::isInstance));
    }

    static ProfileSlice.Listed listed(ProfileSlice slice) {
        return switch (slice) {
            case ProfileSlice.Listed listed -> listed;
            case ProfileSlice.Loading(var profile) -> throw new IllegalStateException(profile + " is still loading");
            case ProfileSlice.Unreadable(var profile, var reason, _, _) ->
                throw new IllegalStateException(profile + ": " + reason);
        };
    }

    static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited in vain for " + PATIENCE);
            }
            LockSupport.parkNanos(500_000);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
