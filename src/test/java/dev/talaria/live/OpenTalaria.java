package dev.talaria.live;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import dev.talaria.fake.FakeGateway;
import dev.talaria.fake.FakeGateways;
import dev.talaria.sessions.SessionsOnDisk;
import dev.talaria.shared.Background;
import dev.talaria.shared.Backgrounds;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Authors;
import dev.talaria.team.ThoughtTimes;
import dev.talaria.team.Drafts;
import dev.talaria.team.Member;
import dev.talaria.team.PromptQueue;
import dev.talaria.team.Rights;
import dev.talaria.team.TeamOfTwo;

/// Everything that is live, over a home on disk, a database of the test's own and gateways behind which nothing runs.
/// Opening it again on the same folders is a restart.
final class OpenTalaria implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    final TeamOfTwo team;
    final Member anna;
    final Member bert;
    final FakeGateways gateways = new FakeGateways();
    final SessionsOnDisk disk;
    final LiveSessions sessions;
    final Prompts prompts;
    final InputAnswers answers;
    final PromptQueue queue;
    final Drafts drafts;
    final Authors authors;
    final ThoughtTimes thoughts;
    final SessionBook book;
    final Watchdog watchdog;
    final Recovery recovery;
    final Forgetting forgetting;
    final Dispatcher dispatcher;
    final Undoing undoing;
    private final Map<String, Boolean> forbidden = new ConcurrentHashMap<>();
    private final LiveBells bells;
    private final Background background = new Background();

    OpenTalaria(Path home, Path data, Clock clock) {
        var rights = rights();
        team = new TeamOfTwo(data);
        anna = team.anna();
        bert = team.bert();
        disk = new SessionsOnDisk(home, rights, clock);
        queue = team.queue(clock);
        bells = new LiveBells(rights);
        book = new SessionBook(disk.catalogue(), bells);
        var presence = new Presence(bells);
        var unread = new Unread(book, team.readMarks(rights, background), presence, bells, clock);
        var notes = new Notes(book, unread, rights, bells, clock);
        var newSessions = new NewSessions(team.unwrittenSessions(), queue, team.turnsUnderWay(), disk.catalogue(),
                bells, clock);
        drafts = team.drafts(data, rights, background, clock);
        var uploads = new Uploads(drafts, background);
        var aftermath = new Aftermath(book, disk.transcripts(), background, clock);
        var arrivals = new Arrivals(queue, book, disk.transcripts(), background, clock);
        var delivery = new Delivery(book, gateways, disk.transcripts(), uploads, arrivals, newSessions,
                new Renewal(queue, book, newSessions), rights, background, clock);
        dispatcher = new Dispatcher(queue, book, delivery, arrivals, background, clock);
        watchdog = new Watchdog(book, aftermath, arrivals, gateways, bells, clock, Duration.ofSeconds(45),
                Duration.ofMinutes(5));
        authors = team.authors();
        thoughts = team.thoughtTimes();
        new Authorship(book, authors, disk.transcripts(), background);
        new Thinking(book, thoughts, background);
        new TurnRecords(book, team.turnsUnderWay(), disk.transcripts(), background, clock);
        forgetting = new Forgetting(book, presence, disk.transcripts(), uploads, background, clock);
        recovery = new Recovery(team.turnsUnderWay(), queue, book, newSessions, gateways, disk.transcripts(),
                arrivals, aftermath, dispatcher, background, clock);
        sessions = new SessionsNow(book, queue, presence, unread, notes, newSessions, bells, gateways, disk.profiles(),
                rights);
        var beginnings = new Beginnings(queue, drafts, book, newSessions, dispatcher, background);
        var resending = new Resending(disk.transcripts(), drafts);
        undoing = new Undoing(book, disk.transcripts(), resending, background);
        prompts = new PromptDesk(queue, book, beginnings, resending, dispatcher,
                watchdog, disk.catalogue(), gateways, bells,
                rights, background);
        answers = new FirstAnswers(book, gateways, rights, clock);
        new GatewayEars(gateways, book, bells, clock);
    }

    private Rights rights() {
        return new Rights() {
            @Override
            public boolean maySee(Member member, ProfileName profile) {
                return isAllowed(member, "see");
            }

            @Override
            public boolean mayTalk(Member member, ProfileName profile) {
                return isAllowed(member, "see") && isAllowed(member, "talk");
            }

            @Override
            public boolean mayApprove(Member member, ProfileName profile) {
                return mayTalk(member, profile) && isAllowed(member, "approve");
            }
        };
    }

    private boolean isAllowed(Member member, String what) {
        return !forbidden.containsKey(member.name() + " " + what);
    }

    /// @param what `see`, `talk` or `approve`
    void forbid(Member member, String what) {
        forbidden.put(member.name() + " " + what, true);
    }

    FakeGateway gateway(SessionKey session) {
        return gateways.at(session.profile());
    }

    LiveSession look(SessionKey session) {
        return sessions.find(anna, session).orElseThrow();
    }

    Optional<ActivityNote> note(Member member, SessionKey session) {
        return sessions.notes(member).stream().filter(note -> note.session().equals(session)).findFirst();
    }

    /// The texts of the running or last turn, one after another.
    String answer(SessionKey session) {
        return look(session).turn().stream().flatMap(turn -> turn.parts().stream())
                .flatMap(part -> part instanceof LivePart.Text(var text) ? Stream.of(text.toString()) : Stream.of())
                .reduce("", (before, text) -> before + "[" + text + "]");
    }

    static void await(String what, BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain until " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    @Override
    public void close() {
        Backgrounds.stop(background);
        bells.stop();
        disk.close();
        team.close();
    }
}
