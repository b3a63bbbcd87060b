package dev.talaria.shell.ui;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;

import dev.talaria.live.SessionActions;
import dev.talaria.live.SessionActions.ActionResult;
import dev.talaria.live.SessionActions.PendingDeletion;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.ui.Arrival;
import dev.talaria.shared.ui.Toasts;
import dev.talaria.team.Member;

/// Renames, archives and deletes from the lists, says what has been done, and takes it back.
record Tidying(Component screen, Member member, SessionActions actions) {
    void rename(SessionKey session, String title) {
        var kept = SessionActions.asKept(title);
        arriving(actions.rename(member, session, title), done -> Toasts.undoable(
                kept.isEmpty() ? "Took the title away" : "Renamed to “" + kept + "”",
                () -> arriving(done.undo().get(), _ -> Toasts.show("It has its old title again"))));
    }

    void archive(List<SessionKey> sessions) {
        archive(sessions, true, "Archived ");
    }

    /// Takes them out of the archive.
    void restore(List<SessionKey> sessions) {
        archive(sessions, false, "Out of the archive: ");
    }

    private void archive(List<SessionKey> sessions, boolean archived, String words) {
        arriving(actions.archive(member, sessions, archived), done -> Toasts.undoable(words + done.named(),
                () -> arriving(done.undo().get(), _ -> Toasts.show(
                        (sessions.size() == 1 ? "It is " : "They are ") + (archived ? "back" : "archived again")))));
    }

    /// @param takenBack told when somebody took it back here
    void delete(List<SessionKey> sessions, Runnable takenBack) {
        var deletion = actions.delete(member, sessions);
        follow(deletion, takenBack);
        if (deletion.sessions() > 0 && deletion.sessions() < sessions.size()) {
            var left = sessions.size() - deletion.sessions();
            Toasts.failed(left == 1
                    ? "A session is at work and stays. Stop it first."
                    : left + " sessions are at work and stay. Stop them first.");
        }
    }

    /// A page that is loaded anew offers again what can still be taken back.
    void resume() {
        actions.pending(member).forEach(deletion -> follow(deletion, () -> {}));
    }

    private void follow(PendingDeletion deletion, Runnable takenBack) {
        var taken = new AtomicBoolean();
        if (deletion.sessions() > 0) {
            Toasts.undoable("Deleting " + deletion.inWords(), deletion.grace(), () -> {
                taken.set(true);
                deletion.undo().run();
            });
        }
        Arrival.show(screen, deletion.done(), result -> {
            switch (result) {
                case ActionResult.Done _ -> {
                    if (taken.get()) {
                        Toasts.failed("It was too late: " + deletion.named() + " is deleted");
                    }
                }
                case ActionResult.Undone _ -> {
                    Toasts.show("Nothing was deleted");
                    if (taken.get()) {
                        takenBack.run();
                    }
                }
                case ActionResult.Failed(_, var words) -> Toasts.failed(words);
            }
        });
    }

    private void arriving(CompletableFuture<ActionResult> result, Consumer<ActionResult.Done> tell) {
        Arrival.show(screen, result, arrived -> {
            switch (arrived) {
                case ActionResult.Done done -> tell.accept(done);
                case ActionResult.Undone _ -> Toasts.show("Nothing was deleted");
                case ActionResult.Failed(_, var words) -> Toasts.failed(words);
            }
        });
    }
}
