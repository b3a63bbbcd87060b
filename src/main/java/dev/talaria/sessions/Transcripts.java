package dev.talaria.sessions;

import org.springframework.stereotype.Service;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;
import dev.talaria.team.Member;

/// Reads what was said. Blocks while it reads a file: never call it from a screen's own thread.
@Service
public class Transcripts {
    Transcripts() {}

    /// The newest page of the session that any of its segments' ids names.
    ///
    /// @param size about how many rows of the file make a page
    public TranscriptAnswer newest(Member actor, ProfileName profile, StoredId anySegment, int size) {
        throw new UnsupportedOperationException();
    }

    /// The newest page that holds this message, however long that makes it (up to a limit); as `newest` where it is unknown.
    public TranscriptAnswer from(Member actor, ProfileName profile, StoredId anySegment, long messageId, int size) {
        throw new UnsupportedOperationException();
    }

    /// The page that ends before the cursor.
    public TranscriptAnswer earlier(Member actor, ProfileName profile, StoredId anySegment,
            Transcript.EarlierCursor before, int size) {
        throw new UnsupportedOperationException();
    }

    /// What came since the mark: `Grown` where only the end changed, else the newest page as `Read`.
    public TranscriptAnswer since(Member actor, ProfileName profile, StoredId anySegment, Transcript.Mark mark,
            int size) {
        throw new UnsupportedOperationException();
    }
}
