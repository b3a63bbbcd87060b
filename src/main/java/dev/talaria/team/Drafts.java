package dev.talaria.team;

import java.util.List;
import java.util.Optional;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;
import dev.talaria.shared.Subscription;

/// What a member typed and has not sent yet, per session, and per profile for a session not begun. Kept in our own database.
public interface Drafts {
    Optional<Draft> of(Member actor, Place place);

    /// Rings when [#of] would answer otherwise, whichever window of the member that comes from.
    Subscription follow(Member actor, Place place, Runnable lookAgain);

    /// Keeps the draft; an empty one is forgotten.
    ///
    /// @return what was kept there until now
    Draft keep(Member actor, Place place, String text, List<Attachment> attachments);

    /// Keeps what is about to be sent, in front of whatever else is kept there; does nothing where it stands there already.
    void keepLeaving(Member actor, Place place, String text, List<Attachment> attachments);

    /// Forgets the draft because it was sent; what was written behind that meanwhile is kept, and one that says something else.
    void sent(Member actor, Place place, String text);

    /// What is left of a draft when this was sent.
    static String after(String sent, String draft) {
        if (!beginsWith(sent, draft)) {
            return draft;
        }
        return draft.startsWith(sent + "\n") ? draft.substring(sent.length() + 1) : "";
    }

    /// Whether a draft is what this is, or goes on behind it.
    static boolean beginsWith(String sent, String draft) {
        return draft.strip().equals(sent.strip()) || draft.startsWith(sent + "\n");
    }

    /// Why a file of this kind and size is not taken in, as a sentence; nothing where it is.
    Optional<String> refusal(String name, String mediaType, long size);

    /// Takes a file in that is not refused. Its bytes are in our own folder until the prompt is sent or the attachment let go.
    Attachment attach(Member actor, String name, String mediaType, byte[] content);

    byte[] content(Attachment attachment);

    /// Forgets the file and its bytes; does nothing where that has happened already.
    void letGo(Attachment attachment);

    /// @param root nothing for the session that is not begun yet
    record Place(ProfileName profile, Optional<StoredId> root) {}

    record Draft(String text, List<Attachment> attachments) {
        public static final Draft NONE = new Draft("", List.of());

        public Draft {
            attachments = List.copyOf(attachments);
        }
    }
}
