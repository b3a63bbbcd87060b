package dev.talaria.live;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.talaria.shared.SessionKey;
import dev.talaria.team.Member;

/// Naming, archiving and deleting sessions, whole lineages at a time, through the profiles' gateways.
public interface SessionActions {
    /// Characters that a title may have, as it will be kept.
    int LONGEST_TITLE = Titles.LONGEST;

    CompletableFuture<ActionResult> rename(Member actor, SessionKey session, String title);

    /// A title as it will be kept: on one line, without what nobody sees; may be empty.
    static String asKept(String title) {
        return Titles.plain(title);
    }

    CompletableFuture<ActionResult> archive(Member actor, Collection<SessionKey> sessions, boolean archived);

    /// What sessions were called here just now, where their files do not say so yet; an empty one has lost its title. Announced
    /// as [LiveSessions#followNotes].
    Map<SessionKey, String> titles(Member actor);

    /// Hides the sessions at once and deletes them after the grace time, unless that is undone. What could not be deleted
    /// appears again.
    /// A session at work is left out; where all are, none is deleted and the answer is there at once.
    PendingDeletion delete(Member actor, Collection<SessionKey> sessions);

    /// What the member has deleted and can still take back, with the time that is left; oldest first.
    List<PendingDeletion> pending(Member actor);

    /// The sessions that are about to be deleted or archived: no list shows them. Announced as [LiveSessions#followNotes].
    List<SessionKey> leaving(Member actor);

    /// @param title what the only one is called; else how many there are
    /// @param segments how many rows of the table `sessions` go, all lineages together
    /// @param done told when the deletion is over, or was undone
    record PendingDeletion(String title, int sessions, int segments, Duration grace, Runnable undo,
            CompletableFuture<ActionResult> done) {
        /// What goes, in words.
        public String inWords() {
            var named = named();
            if (segments <= sessions) {
                return named;
            }
            return named + (sessions == 1 ? " with its " : " with their ") + segments + " segments";
        }

        public String named() {
            return sessions == 1 ? "“" + title + "”" : title;
        }

        PendingDeletion within(Duration left) {
            return new PendingDeletion(title, sessions, segments, left, undo, done);
        }
    }

    sealed interface ActionResult {
        /// @param named what it was done with, in words
        /// @param undo takes it back, and tells whether that went well
        record Done(String named, Supplier<CompletableFuture<ActionResult>> undo) implements ActionResult {}

        record Undone() implements ActionResult {}

        /// @param done how many went well all the same
        record Failed(int done, String words) implements ActionResult {}
    }
}
