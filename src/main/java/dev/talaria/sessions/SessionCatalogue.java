package dev.talaria.sessions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

import dev.talaria.profiles.Profiles;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.shared.Subscription;
import dev.talaria.team.Member;
import dev.talaria.team.Rights;

/// The list of sessions of every profile, answered from memory: no call waits for a file.
@Service
public class SessionCatalogue {
    private static final String NO_PROFILE = "there is no such profile";

    private final HomesOnDisk homes;
    private final Rights rights;
    private final Watcher watcher;

    @Autowired
    SessionCatalogue(Profiles profiles, Rights rights, Watcher watcher) {
        this(HomesOnDisk.of(profiles), rights, watcher);
    }

    SessionCatalogue(HomesOnDisk homes, Rights rights, Watcher watcher) {
        this.homes = homes;
        this.rights = rights;
        this.watcher = watcher;
    }

    /// The next rows of one profile's list.
    public ProfileSlice page(Member actor, SliceRequest request) {
        var profile = request.profile();
        var file = watched(actor, profile);
        if (file.isEmpty()) {
            return new ProfileSlice.Unreadable(profile, NO_PROFILE, Optional.empty(), Optional.empty());
        }
        return switch (file.get().state()) {
            case FileState.Unread _ -> new ProfileSlice.Loading(profile);
            case FileState.Good good -> listed(request, good.last(), file.get().now());
            case FileState.Broken(var reason, var lastGood) -> new ProfileSlice.Unreadable(profile, reason,
                    lastGood.map(good -> listed(request, good.last(), file.get().now())),
                    lastGood.map(FileState.Good::readAt));
        };
    }

    private static ProfileSlice.Listed listed(SliceRequest request, Reading reading, double now) {
        var rows = reading.index().page(request.population(), request.after(), request.size() + 1);
        var shown = rows.subList(0, Math.min(Math.max(0, request.size()), rows.size()));
        var next = rows.size() > shown.size() && !shown.isEmpty()
                ? Optional.of(shown.getLast().cursor())
                : Optional.<PageCursor>empty();
        return new ProfileSlice.Listed(request.profile(),
                shown.stream().map(row -> summary(request.profile(), row, reading, now)).toList(),
                reading.index().total(request.population()), next);
    }

    private static SessionSummary summary(ProfileName profile, IndexedSession row, Reading reading, double now) {
        return row.summary(profile, reading.running().holds(row.root().id(), now));
    }

    /// The sessions of these that still exist, in the order asked for, archived ones too. Those of a profile that cannot
    /// be read are answered as they were last read.
    public List<SessionSummary> byKeys(Member actor, Collection<SessionKey> keys) {
        return keys.stream().flatMap(key -> known(actor, key.profile(), key.root()).stream()).toList();
    }

    private Optional<SessionSummary> known(Member actor, ProfileName profile, StoredId segment) {
        return watched(actor, profile).flatMap(file -> known(file, profile, segment));
    }

    private static Optional<SessionSummary> known(WatchedFile file, ProfileName profile, StoredId segment) {
        return file.state()
                .reading()
                .flatMap(reading -> reading.index()
                        .find(segment.value())
                        .map(row -> summary(profile, row, reading, file.now())));
    }

    /// As last read, for who acts for nobody in particular: rights have been asked already, or will be.
    public Optional<SessionSummary> onDisk(ProfileName profile, StoredId anySegment) {
        return homes.stateDb(profile).flatMap(path -> known(watcher.watch(profile, path), profile, anySegment));
    }

    /// The session that any of its segments' ids names.
    public SessionLookup find(Member actor, ProfileName profile, StoredId anySegment) {
        var file = watched(actor, profile);
        if (file.isEmpty()) {
            return new SessionLookup.NoSuchProfile();
        }
        var state = file.get().state();
        var found = known(actor, profile, anySegment);
        if (found.isPresent()) {
            return new SessionLookup.Found(found.get());
        }
        return switch (state) {
            case FileState.Unread _ -> new SessionLookup.Loading();
            case FileState.Good _ -> new SessionLookup.NoSuchSession();
            case FileState.Broken broken -> new SessionLookup.Unreadable(broken.reason());
        };
    }

    /// All segments of the session, the root first; nothing where it is not known.
    public List<StoredId> segments(Member actor, SessionKey session) {
        return watched(actor, session.profile())
                .flatMap(file -> file.state().reading())
                .flatMap(reading -> reading.index()
                        .find(session.root().value())
                        .map(row -> reading.index().members(row)))
                .orElse(List.of())
                .stream()
                .map(StoredId::new)
                .toList();
    }

    /// The sessions whose title, preview, any id or source holds the text, whatever its case; newest first.
    ///
    /// @param profiles where to look
    /// @param text cut to 200 characters
    public SearchAnswer filter(Member actor, Collection<ProfileName> profiles, String text, int limit) {
        var needle = Needle.of(text);
        var sources = new NeedleInSources(needle);
        return gathered(actor, profiles, index -> index.matching(row -> row.holds(needle, sources), limit), limit);
    }

    /// The sessions of these profiles that were archived, newest first.
    public SearchAnswer archived(Member actor, Collection<ProfileName> profiles, int limit) {
        return gathered(actor, profiles, index -> index.archived(limit), limit);
    }

    private SearchAnswer gathered(Member actor, Collection<ProfileName> profiles,
            Function<SessionIndex, SessionIndex.Matches> question, int limit) {
        var found = new ArrayList<SessionSummary>();
        var unreadable = new ArrayList<ProfileName>();
        var total = 0;
        for (var profile : profiles) {
            var file = watched(actor, profile);
            var reading = file.flatMap(known -> known.state().reading());
            if (file.isEmpty() || reading.isEmpty()) {
                unreadable.add(profile);
                continue;
            }
            var matches = question.apply(reading.get().index());
            total += matches.total();
            var now = file.get().now();
            matches.newest().forEach(row -> found.add(summary(profile, row, reading.get(), now)));
        }
        found.sort(Comparator.comparing(SessionSummary::lastActivity).reversed());
        return new SearchAnswer(found.subList(0, Math.min(Math.max(0, limit), found.size())), total, unreadable);
    }

    /// @param total how many match in all
    /// @param unreadable the profiles that could not be looked through
    public record SearchAnswer(List<SessionSummary> rows, int total, List<ProfileName> unreadable) {
        public SearchAnswer {
            rows = List.copyOf(rows);
            unreadable = List.copyOf(unreadable);
        }
    }

    /// Rings whenever anything about the profile's sessions has changed: rows, order, totals, messages, readability. While
    /// somebody follows, the file is looked at a few times a second. The bell rings only while the actor may see the profile.
    public Subscription follow(Member actor, ProfileName profile, Runnable lookAgain) {
        return watched(actor, profile).map(file -> watcher.follow(file, () -> {
            if (rights.maySee(actor, profile)) {
                lookAgain.run();
            }
        })).orElse(() -> {});
    }

    /// Tries an unreadable file again now; answers at once, the outcome arrives as a change.
    public void retry(Member actor, ProfileName profile) {
        watched(actor, profile).ifPresent(file -> {
            file.retry();
            watcher.look(file);
        });
    }

    /// How each profile's file is doing, for the system page.
    public List<FileHealth> health(Member actor) {
        return homes.names(actor)
                .stream()
                .flatMap(profile -> watched(actor, profile).stream())
                .map(SessionCatalogue::health)
                .toList();
    }

    private static FileHealth health(WatchedFile file) {
        var state = file.state();
        var remarks = state.reading().map(Reading::remarks).orElse(List.of());
        var sessions = state.reading().map(reading -> reading.index().shownSessions()).orElse(0);
        var indexBytes = state.reading().map(reading -> reading.index().bytes()).orElse(0L);
        return new FileHealth(file.profile(), !(state instanceof FileState.Broken), inWords(state), remarks,
                file.bytes(), sessions, indexBytes);
    }

    private static String inWords(FileState state) {
        return switch (state) {
            case FileState.Unread _ -> "reading";
            case FileState.Good good -> good.exists() ? "read" : "no sessions yet";
            case FileState.Broken broken -> broken.reason();
        };
    }

    /// @param state in words: "read", "reading", "no sessions yet", or why it cannot be read
    /// @param remarks what is slower or unusual about it ("no full-text index")
    /// @param bytes size of the file and its side files
    public record FileHealth(ProfileName profile, boolean readable, String state, List<String> remarks, long bytes,
            int sessions, long indexBytes) {
        public FileHealth {
            remarks = List.copyOf(remarks);
        }
    }

    /// Nothing where there is no such profile, or none for this member.
    private Optional<WatchedFile> watched(Member actor, ProfileName profile) {
        if (!rights.maySee(actor, profile)) {
            return Optional.empty();
        }
        var stateDb = homes.stateDb(actor, profile);
        if (stateDb.isEmpty()) {
            watcher.forget(profile);
        }
        return stateDb.map(path -> watcher.watch(profile, path));
    }
}
