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
    CompletableFuture<ActionResult> rename(Member actor, SessionKey session, String title);

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
        PendingDeletion within(Duration left) {
            return new PendingDeletion(title, sessions, segments, left, undo, done);
        }
    }

    sealed interface ActionResult {
        /// @param count how many sessions
        /// @param undo takes it back, and tells whether that went well
        record Done(int count, Supplier<CompletableFuture<ActionResult>> undo) implements ActionResult {}

        record Undone() implements ActionResult {}

        /// @param done how many went well all the same
        record Failed(int done, String words) implements ActionResult {}
    }
}
