package dev.talaria.chat.ui;

import java.util.List;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Attachment;

/// What became of something that was typed.
sealed interface Spoken {
    /// It is on its way; the text is no longer the composer's.
    ///
    /// @param words what to know about it; empty where it shows by itself
    record Accepted(String words) implements Spoken {}

    /// Nothing happened, and the text stays.
    record Refused(String words) implements Spoken {}

    /// It is sent if the member says so once more.
    record AsksFirst(String words) implements Spoken {}

    /// It was a command, and said this.
    record Said(String output) implements Spoken {}

    /// This is to be edited and sent.
    ///
    /// @param words what to know about it; empty for nothing
    /// @param files what lies beside it
    record Prefilled(String text, String words, List<Attachment> files) implements Spoken {
        public Prefilled {
            files = List.copyOf(files);
        }
    }

    /// The settings of the session are what was asked for.
    record OpensSettings() implements Spoken {}

    /// It goes on with a session that is not begun yet.
    record BeginsAnew(ProfileName profile) implements Spoken {}

    /// It goes on in another session.
    record GoesOnIn(SessionKey session) implements Spoken {}
}
