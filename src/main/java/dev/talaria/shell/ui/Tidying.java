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
        arriving(actions.rename(member, session, title), done -> Toasts.undoable(
                title.isBlank() ? "Took the title away" : "Renamed to “" + title.strip() + "”",
                () -> arriving(done.undo().get(), _ -> Toasts.show("It has its old title again"))));
    }

    void archive(List<SessionKey> sessions) {
        arriving(actions.archive(member, sessions, true), done -> Toasts.undoable(
                done.count() == 1 ? "Archived a session" : "Archived " + done.count() + " sessions",
                () -> restore(sessions)));
    }

    /// Takes them out of the archive.
    void restore(List<SessionKey> sessions) {
        arriving(actions.archive(member, sessions, false),
                done -> Toasts.show(done.count() == 1 ? "It is back" : "They are back"));
    }

    void delete(List<SessionKey> sessions) {
        var deletion = actions.delete(member, sessions);
        follow(deletion);
        if (deletion.sessions() > 0 && deletion.sessions() < sessions.size()) {
            var left = sessions.size() - deletion.sessions();
            Toasts.failed(left == 1
                    ? "A session is at work and stays. Stop it first."
                    : left + " sessions are at work and stay. Stop them first.");
        }
    }

    /// A page that is loaded anew offers again what can still be taken back.
    void resume() {
        actions.pending(member).forEach(this::follow);
    }

    private void follow(PendingDeletion deletion) {
        var taken = new AtomicBoolean();
        if (deletion.sessions() > 0) {
            Toasts.undoable(sentence(deletion), deletion.grace(), () -> {
                taken.set(true);
                deletion.undo().run();
            });
        }
        arriving(deletion.done(), _ -> {
            if (taken.get()) {
                Toasts.failed("It was too late: " + named(deletion) + " is deleted.");
            }
        });
    }

    private static String named(PendingDeletion deletion) {
        return deletion.sessions() == 1 ? "“" + deletion.title() + "”" : deletion.title();
    }

    private static String sentence(PendingDeletion deletion) {
        if (deletion.segments() == deletion.sessions()) {
            return "Deleting " + named(deletion);
        }
        var whose = deletion.sessions() == 1 ? " with its " : " with their ";
        return "Deleting " + named(deletion) + whose + deletion.segments() + " segments";
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
