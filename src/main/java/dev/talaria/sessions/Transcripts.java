package dev.talaria.sessions;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

import org.springframework.stereotype.Service;

import dev.talaria.profiles.Profile;
import dev.talaria.profiles.Profiles;
import dev.talaria.sessions.statedb.MissingStateDb;
import dev.talaria.sessions.statedb.StateDbs;
import dev.talaria.sessions.statedb.TranscriptQueries;
import dev.talaria.sessions.statedb.UnreadableStateDb;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;
import dev.talaria.team.Member;

/// Reads what was said. Blocks while it reads a file: never call it from a screen's own thread.
@Service
public class Transcripts {
    private final Profiles profiles;
    private final StateDbs files;
    private final Clock clock;

    Transcripts(Profiles profiles, StateDbs files, Clock clock) {
        this.profiles = profiles;
        this.files = files;
        this.clock = clock;
    }

    /// The newest page of the session that any of its segments' ids names.
    ///
    /// @param size about how many rows of the file make a page
    public TranscriptAnswer newest(Member actor, ProfileName profile, StoredId anySegment, int size) {
        return read(actor, profile, anySegment, reader -> reader.newest(size));
    }

    /// The newest page that holds this message, however long that makes it (up to a limit); as `newest` where it is unknown.
    public TranscriptAnswer from(Member actor, ProfileName profile, StoredId anySegment, long messageId, int size) {
        return read(actor, profile, anySegment, reader -> reader.from(messageId, size));
    }

    /// The page that ends before the cursor.
    public TranscriptAnswer earlier(Member actor, ProfileName profile, StoredId anySegment,
            Transcript.EarlierCursor before, int size) {
        return read(actor, profile, anySegment, reader -> reader.earlier(before, size));
    }

    /// What came since the mark: `Grown` where only the end changed, else the newest page as `Read`.
    public TranscriptAnswer since(Member actor, ProfileName profile, StoredId anySegment, Transcript.Mark mark,
            int size) {
        return read(actor, profile, anySegment, reader -> reader.since(mark, size));
    }

    private TranscriptAnswer read(Member actor, ProfileName name, StoredId anySegment,
            Function<TranscriptReader, TranscriptAnswer> reading) {
        return profiles.find(actor, name)
                .map(profile -> readFile(profile, anySegment, reading))
                .orElseGet(TranscriptAnswer.NoSuchProfile::new);
    }

    private TranscriptAnswer readFile(Profile profile, StoredId anySegment,
            Function<TranscriptReader, TranscriptAnswer> reading) {
        try {
            var file = files.of(profile.name(), profile.stateDb());
            Optional<TranscriptAnswer> answer = TranscriptQueries.in(file,
                    queries -> queries.lineage(anySegment)
                            .map(lineage -> reading
                                    .apply(new TranscriptReader(profile.name(), clock, queries, lineage))));
            return answer.orElseGet(TranscriptAnswer.NoSuchSession::new);
        } catch (MissingStateDb _) {
            return new TranscriptAnswer.NoSuchSession();
        } catch (UnreadableStateDb unreadable) {
            return new TranscriptAnswer.Unreadable(String.valueOf(unreadable.getMessage()));
        }
    }
}
