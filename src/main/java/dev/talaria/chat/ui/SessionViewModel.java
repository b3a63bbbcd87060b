package dev.talaria.chat.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.talaria.chat.ui.TurnModels.HelperModel;
import dev.talaria.profiles.Profile;
import dev.talaria.profiles.ProfileColour;
import dev.talaria.profiles.Profiles;
import dev.talaria.sessions.SessionDetails;
import dev.talaria.sessions.Transcript;
import dev.talaria.sessions.TranscriptAnswer;
import dev.talaria.sessions.TranscriptEntry;
import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.team.Member;
import dev.talaria.team.Pins;
import dev.talaria.team.Preferences;

/// What one window shows of one session: the newest page, what came since, and the earlier pages that were asked for. Reads
/// files: only ever called in the background.
final class SessionViewModel {
    /// Rows of the file, not entries: a page is quick to read and fills any screen.
    private static final int PAGE = 120;

    private final Member member;
    private final ProfileName profile;
    private final StoredId segment;
    private final Transcripts transcripts;
    private final Profiles profiles;
    private final Preferences preferences;
    private final Pins pins;
    private final TurnNotes notes;

    private @Nullable Shown shown;
    private boolean earlierFailed;
    private long sought;
    private volatile boolean earlierWanted;
    private volatile long target;

    SessionViewModel(Member member, ProfileName profile, StoredId segment, Transcripts transcripts, Profiles profiles,
            Preferences preferences, Pins pins, TurnNotes notes) {
        this.member = member;
        this.profile = profile;
        this.segment = segment;
        this.transcripts = transcripts;
        this.profiles = profiles;
        this.preferences = preferences;
        this.pins = pins;
        this.notes = notes;
    }

    private record Shown(SessionDetails details, List<TranscriptEntry> entries,
            Optional<Transcript.EarlierCursor> earlier, Transcript.Mark mark) {
        static Shown of(Transcript page) {
            return new Shown(page.details(), page.entries(), page.earlier(), page.mark());
        }

        Shown grown(TranscriptAnswer.Grown growth) {
            var all = new ArrayList<>(entries.stream().takeWhile(entry -> entry.id() != mark.stillFrom()).toList());
            all.addAll(growth.tail());
            return new Shown(growth.details(), all, earlier, growth.mark());
        }

        Shown after(Transcript page) {
            var first = entries.isEmpty() ? Long.MAX_VALUE : entries.getFirst().id();
            var all = new ArrayList<>(page.entries().stream().filter(entry -> entry.id() != first).toList());
            all.addAll(entries);
            return new Shown(details, all, page.earlier(), mark);
        }
    }

    /// The message that the address names is to be on the page from the next look on.
    void seek(long messageId) {
        target = messageId;
    }

    /// The next look is to read the page before the first entry shown, too.
    void wantEarlier() {
        earlierWanted = true;
    }

    /// Reads what came since the last look, the newest page at the first; and what else is wanted. All of it in one look, so
    /// that no older picture can reach the screen behind a newer one. Not to be called twice at a time.
    SessionScreen look() {
        var screen = accepted(answer());
        var known = shown;
        if (earlierWanted && known != null && screen instanceof SessionScreen.Showing) {
            earlierWanted = false;
            return known.earlier().map(cursor -> earlier(known, cursor)).orElse(screen);
        }
        return screen;
    }

    private TranscriptAnswer answer() {
        var known = shown;
        var wanted = target;
        if (wanted != sought && (known == null || known.entries().stream().noneMatch(entry -> entry.id() == wanted))) {
            sought = wanted;
            return transcripts.from(member, profile, segment, wanted, PAGE);
        }
        return known == null
                ? transcripts.newest(member, profile, segment, PAGE)
                : transcripts.since(member, profile, segment, known.mark(), PAGE);
    }

    private SessionScreen earlier(Shown known, Transcript.EarlierCursor cursor) {
        if (transcripts.earlier(member, profile, segment, cursor, PAGE) instanceof TranscriptAnswer.Read(var page)) {
            earlierFailed = false;
            return kept(known.after(page));
        }
        earlierFailed = true;
        return screen(known);
    }

    private SessionScreen accepted(TranscriptAnswer answer) {
        return switch (answer) {
            case TranscriptAnswer.Read(var page) -> kept(Shown.of(page));
            case TranscriptAnswer.Grown growth -> kept(Objects.requireNonNull(shown).grown(growth));
            case TranscriptAnswer.NoSuchProfile _,TranscriptAnswer.NoSuchSession _ -> new SessionScreen.Missing(
                    new SessionKey(profile, segment), label(), colour(profile));
            case TranscriptAnswer.Unreadable(var reason) -> new SessionScreen.Unreadable(label(), reason);
        };
    }

    private SessionScreen kept(Shown now) {
        shown = now;
        return screen(now);
    }

    private SessionScreen screen(Shown now) {
        var earlier = earlierFailed
                ? SessionScreen.Earlier.FAILED
                : now.earlier().isPresent() ? SessionScreen.Earlier.AVAILABLE : SessionScreen.Earlier.NONE;
        var session = now.details().key();
        return new SessionScreen.Showing(now.details(), notes.timed(session, now.entries()), earlier,
                notes.authors(session, now.entries()), helpers(now),
                transcripts.otherAnswers(member, session, now.entries()), target,
                pins.of(member).contains(session), label(), colour(session.profile()));
    }

    private Map<Long, List<HelperModel>> helpers(Shown now) {
        return StoredHelpers.areIn(now.entries())
                ? StoredHelpers.of(now.entries(), transcripts.subagents(member, now.details().key()), profile)
                : Map.of();
    }

    private @Nullable ProfileColour colour(ProfileName name) {
        return profiles.colours(profiles.list(member).profiles().stream().map(Profile::name).toList(),
                preferences.of(member).profileHues()).get(name);
    }

    private String label() {
        return profiles.find(member, profile).map(Profile::label).orElse(profile.value());
    }
}
