package dev.talaria.chat.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Hr;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;

import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.live.SessionActions;
import dev.talaria.live.SessionActions.ActionResult;
import dev.talaria.live.SessionActions.PendingDeletion;
import dev.talaria.live.SessionControls;
import dev.talaria.live.SessionControls.Undone;
import dev.talaria.sessions.SessionDetails;
import dev.talaria.sessions.SessionLinks;
import dev.talaria.shared.Background;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.ui.Arrival;
import dev.talaria.shared.ui.Buttons;
import dev.talaria.shared.ui.CopyButton;
import dev.talaria.shared.ui.Toasts;
import dev.talaria.team.Member;

/// What can be done with a whole session. Every verb says what came of it.
class SessionMenu extends Composite<Div> {
    private static final long serialVersionUID = 1L;
    private static final String BROKEN = "That did not work. Try again.";
    private static final int LONGEST_FOCUS = 200;

    private final transient Member member;
    private final transient SessionActions actions;
    private final transient SessionControls controls;
    private final transient Background background;
    private final transient Consumer<Undone> takenBack;
    private final transient BranchVerb branches;
    private final Div entries = new Div();
    private final Popover popover = new Popover(entries);
    private @Nullable transient SessionDetails details;

    /// @param takenBack hears of a prompt that was taken back
    SessionMenu(Member member, SessionActions actions, SessionControls controls, Background background,
            Consumer<Undone> takenBack) {
        this.member = member;
        this.actions = actions;
        this.controls = controls;
        this.background = background;
        this.takenBack = takenBack;
        this.branches = new BranchVerb(this, background, this::isShown,
                () -> Optional.ofNullable(details).ifPresent(this::draw));
        var more = Buttons.icon(VaadinIcon.ELLIPSIS_DOTS_H, "More for this session", () -> {});
        popover.setTarget(more);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel("More for this session");
        entries.addClassName("menu-links");
        getContent().add(more);
    }

    void show(SessionDetails session) {
        var before = details;
        details = session;
        if (before == null || !before.key().equals(session.key()) || before.archived() != session.archived()
                || !before.tip().equals(session.tip())) {
            draw(session);
        }
    }

    private void draw(SessionDetails session) {
        entries.removeAll();
        if (session.readOnlyBecause().isEmpty()) {
            var branch = entry("Branch…", this::branch);
            branch.setEnabled(!branches.isUnderWay(session.key()));
            entries.add(branch, entry("Compress…", this::compress),
                    entry("Undo last turn", this::undo), new Hr());
        }
        var delete = entry("Delete", this::delete);
        delete.addClassName("danger");
        entries.add(entry("Rename…", this::rename),
                entry(session.archived() ? "Take out of the archive" : "Archive", this::archive),
                delete, new Hr());
        for (var format : List.of("json", "md", "html")) {
            entries.add(file(session, format));
        }
        var id = new CopyButton("Copy id", "Id copied");
        id.copiesText(session.tip().value());
        entries.add(id);
    }

    private NativeButton entry(String words, Consumer<SessionDetails> act) {
        var button = new NativeButton(words, _ -> {
            popover.close();
            Optional.ofNullable(details).ifPresent(act);
        });
        button.getElement().setAttribute("type", "button");
        return button;
    }

    private static Component file(SessionDetails session, String format) {
        var words = switch (format) {
            case "md" -> "Export as Markdown";
            case "html" -> "Export as HTML";
            default -> "Export as " + format.toUpperCase(Locale.ROOT);
        };
        var link = new Anchor(SessionLinks.export(session.key(), format), words);
        link.setRouterIgnore(true);
        link.getElement().setAttribute("download", true);
        return link;
    }

    private void rename(SessionDetails session) {
        new QuestionDialog("Rename the session", "Name", "Everybody sees it; empty takes the name away.",
                session.title().orElse(""), SessionActions.LONGEST_TITLE, "Rename",
                name -> {
                    var kept = SessionActions.asKept(name);
                    act(() -> actions.rename(member, session.key(), name),
                            kept.isEmpty() ? "The name is taken away." : "Renamed to “" + kept + "”.");
                })
                .open();
    }

    private void archive(SessionDetails session) {
        var archived = !session.archived();
        act(() -> actions.archive(member, List.of(session.key()), archived),
                archived ? "Archived “" + session.label() + "”." : "Taken out of the archive.");
    }

    private void delete(SessionDetails session) {
        var asked = Promised.<Optional<PendingDeletion>>by(background,
                () -> Optional.of(actions.delete(member, List.of(session.key()))), _ -> Optional.empty());
        Arrival.show(this, asked, found -> found.ifPresentOrElse(pending -> leave(session, pending),
                () -> Toasts.failed(BROKEN)));
    }

    /// Nobody stays on the screen of a session that goes; who takes that back comes back to it.
    private void leave(SessionDetails session, PendingDeletion pending) {
        var ui = getUI().orElseThrow();
        var taken = new AtomicBoolean();
        Arrival.show(ui, Promised.safe(pending.done(), _ -> new ActionResult.Failed(0, BROKEN)), result -> {
            switch (result) {
                case ActionResult.Done _ -> {
                    if (taken.get()) {
                        Toasts.failed("It was too late: " + pending.named() + " is deleted.");
                    }
                }
                case ActionResult.Undone _ -> {
                    Toasts.show("Nothing was deleted.");
                    if (taken.get() && isAt(ui, SessionLinks.profile(session.key().profile()))) {
                        ui.navigate(SessionLinks.session(session.key()));
                    }
                }
                case ActionResult.Failed(_, var words) -> Toasts.failed(words);
            }
        });
        if (pending.sessions() > 0) {
            Toasts.undoable("Deleting " + pending.inWords(), pending.grace(), () -> {
                taken.set(true);
                background.run(pending.undo());
            });
            ui.navigate(SessionLinks.profile(session.key().profile()));
        }
    }

    private static boolean isAt(UI ui, String address) {
        return ui.getActiveViewLocation().getPath().equals(address);
    }

    private void act(Supplier<CompletableFuture<ActionResult>> verb, String done) {
        getUI().ifPresent(ui -> act(ui, verb, undo -> Toasts.undoable(done,
                () -> act(ui, undo, _ -> Toasts.show("Taken back.")))));
    }

    /// @param screen outlives the menu: whoever takes something back may have gone on to another session
    private void act(Component screen, Supplier<CompletableFuture<ActionResult>> verb,
            Consumer<Supplier<CompletableFuture<ActionResult>>> done) {
        Arrival.show(screen, Promised.coming(background, verb, _ -> new ActionResult.Failed(0, BROKEN)), result -> {
            switch (result) {
                case ActionResult.Done(_, var undo) -> done.accept(undo);
                case ActionResult.Undone _ -> Toasts.show("Taken back.");
                case ActionResult.Failed(_, var words) -> Toasts.failed(words);
            }
        });
    }

    private void branch(SessionDetails session) {
        new QuestionDialog("Branch to a new session", "Name", "What was said so far goes along; may be left empty.", "",
                SessionActions.LONGEST_TITLE, "Branch",
                name -> branches.branch(session.key(), () -> controls.branch(member, session.key(), some(name))))
                .open();
    }

    private boolean isShown(SessionKey session) {
        return isAttached()
                && Optional.ofNullable(details).map(SessionDetails::key).filter(session::equals).isPresent();
    }

    private void compress(SessionDetails session) {
        new QuestionDialog("Compress the session", "Focus", "What the summary must keep; may be left empty.", "",
                LONGEST_FOCUS, "Compress", focus -> {
                    Toasts.show("Compressing…");
                    ask(() -> controls.compress(member, session.key(), some(focus)),
                            compressed -> Toasts.show(Outcomes.compressed(compressed)));
                })
                .open();
    }

    private void undo(SessionDetails session) {
        ask(() -> controls.undo(member, session.key()), gone -> {
            if (Outcomes.isNothingBack(gone)) {
                Toasts.show(Outcomes.undone(gone));
            } else {
                takenBack.accept(gone);
            }
        });
    }

    private <T> void ask(Supplier<CompletableFuture<Reply<T>>> question, Consumer<T> done) {
        Arrival.show(this, Promised.coming(background, question, _ -> Reply.refused(Refusal.FAILED, BROKEN)), reply -> {
            switch (reply) {
                case Reply.Done<T>(var value) -> done.accept(value);
                case Reply.Refused<T>(_, var words) -> Toasts.failed(words);
            }
        });
    }

    private static Optional<String> some(String text) {
        return Optional.of(text.strip()).filter(it -> !it.isEmpty());
    }
}
