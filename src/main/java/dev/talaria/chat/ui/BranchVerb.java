package dev.talaria.chat.ui;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;

import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.sessions.SessionLinks;
import dev.talaria.shared.Background;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.ui.Arrival;
import dev.talaria.shared.ui.Toasts;

/// Goes on in a branch as soon as there is one. An agent may take long to make it: that is said meanwhile, and who asks twice
/// gets no second one.
final class BranchVerb {
    private static final String BROKEN = "The branch was not made. Try again.";

    private final Component screen;
    private final Background background;
    private final Predicate<SessionKey> isShown;
    private final Runnable turned;
    private final Set<SessionKey> underWay = new HashSet<>();

    /// @param isShown whether who asked still looks at that session
    /// @param turned hears when a branch begins to be made, and when it no longer is
    BranchVerb(Component screen, Background background, Predicate<SessionKey> isShown, Runnable turned) {
        this.screen = screen;
        this.background = background;
        this.isShown = isShown;
        this.turned = turned;
    }

    /// Whether a branch of that session is being made.
    boolean isUnderWay(SessionKey session) {
        return underWay.contains(session);
    }

    void branch(SessionKey session, Supplier<CompletableFuture<Reply<SessionKey>>> question) {
        if (!underWay.add(session)) {
            return;
        }
        var page = screen.getUI().orElseThrow();
        var said = Toasts.underWay("Branching…");
        turned.run();
        Arrival.show(page, Promised.coming(background, question, _ -> Reply.refused(Refusal.FAILED, BROKEN)), reply -> {
            underWay.remove(session);
            said.stop();
            turned.run();
            show(page, session, reply);
        });
    }

    private void show(UI page, SessionKey session, Reply<SessionKey> reply) {
        switch (reply) {
            case Reply.Done<SessionKey>(var branch) when isShown.test(session) -> {
                Toasts.show("This is the new session; the other one stays as it was.");
                page.navigate(SessionLinks.session(branch));
            }
            case Reply.Done<SessionKey> _ -> Toasts.show("The branch is made. It is in the list of sessions.");
            case Reply.Refused<SessionKey>(_, var words) -> Toasts.failed(words);
        }
    }
}
