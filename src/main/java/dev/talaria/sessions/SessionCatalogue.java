package dev.talaria.sessions;

import java.util.Collection;
import java.util.List;

import org.springframework.stereotype.Service;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.shared.Subscription;
import dev.talaria.team.Member;

/// The list of sessions of every profile, answered from memory: no call waits for a file.
@Service
public class SessionCatalogue {
    SessionCatalogue() {}

    /// The next rows of one profile's list.
    public ProfileSlice page(Member actor, SliceRequest request) {
        throw new UnsupportedOperationException();
    }

    /// The sessions of these that still exist, in the order asked for, archived ones too. Those of a profile that cannot
    /// be read are answered as they were last read.
    public List<SessionSummary> byKeys(Member actor, Collection<SessionKey> keys) {
        throw new UnsupportedOperationException();
    }

    /// The session that any of its segments' ids names.
    public SessionLookup find(Member actor, ProfileName profile, StoredId anySegment) {
        throw new UnsupportedOperationException();
    }

    /// The sessions whose title, preview, any id or source holds the text, whatever its case; newest first.
    ///
    /// @param profiles where to look
    /// @param text cut to 200 characters
    public SearchAnswer filter(Member actor, Collection<ProfileName> profiles, String text, int limit) {
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
    }

    /// Tries an unreadable file again now; answers at once, the outcome arrives as a change.
    public void retry(Member actor, ProfileName profile) {
        throw new UnsupportedOperationException();
    }

    /// How each profile's file is doing, for the system page.
    public List<FileHealth> health(Member actor) {
        throw new UnsupportedOperationException();
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
}
