package dev.talaria.chat.ui;

import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

import dev.talaria.live.LiveSession;
import dev.talaria.profiles.ProfileColour;
import dev.talaria.sessions.SessionLinks;
import dev.talaria.sessions.SourceNames;
import dev.talaria.shared.ui.Buttons;
import dev.talaria.shared.ui.CopyButton;
import dev.talaria.shared.ui.ProfileChip;

/// What a session is called, whose it is, who watches, and what can be done with it.
class SessionHeader extends Composite<Header> {
    private static final long serialVersionUID = 1L;

    private final H1 title = new H1();
    private final Div chips = new Div();
    private final Div whose = new Div();
    private final Span source = new Span();
    private final SettingsButton settings;
    private final Watchers watchers = new Watchers();
    private final NativeButton pin;
    private final CopyButton share = new CopyButton("Share", "Link copied");
    private final SessionMenu menu;
    private @Nullable transient Whose shown;
    private boolean pinned;

    private record Whose(String label, String address, @Nullable ProfileColour colour, String source) {}

    /// @param pinning hears whether the session is to be pinned from now on
    SessionHeader(SettingsButton settings, SessionMenu menu, Consumer<Boolean> pinning) {
        this.settings = settings;
        this.menu = menu;
        var grow = new Div();
        grow.addClassName("grow");
        chips.addClassName("chips");
        whose.addClassName("whose");
        source.addClassNames("chip", "source-chip");
        source.setTitle("Where it was started");
        chips.add(whose, settings, source);
        watchers.addClassName("watchers");
        pin = Buttons.icon(VaadinIcon.PIN, "Pin this session", () -> pinning.accept(!pinned));
        getContent().addClassName("session-header");
        getContent().add(title, chips, grow, watchers, pin, share, menu);
    }

    void show(SessionScreen.Showing screen) {
        var details = screen.details();
        settings.setVisible(details.readOnlyBecause().isEmpty());
        settings.show(details.model());
        showTitle(details.label(), details.title().isPresent());
        var next = new Whose(screen.profileLabel(), SessionLinks.profile(details.key().profile()), screen.colour(),
                SourceNames.label(details.source()));
        if (!next.equals(shown)) {
            shown = next;
            showWhose(next);
        }
        showPin(screen.pinned());
        share.copies(SessionLinks.session(details.key()));
        menu.show(details);
    }

    /// Shows what is known of the session besides its file: the model in use, who watches.
    void show(LiveSession live) {
        settings.show(live);
        watchers.show(live.watching());
    }

    private void showTitle(String label, boolean named) {
        if (!title.getText().equals(label)) {
            title.setText(label);
            title.setTitle(label);
        }
        title.getElement().getClassList().set("untitled", !named);
    }

    private void showWhose(Whose now) {
        whose.removeAll();
        whose.add(new ProfileChip(now.label(), now.address(),
                Optional.ofNullable(now.colour()).map(ProfileColour::light),
                Optional.ofNullable(now.colour()).map(ProfileColour::dark)));
        source.setText(now.source());
    }

    private void showPin(boolean isPinned) {
        if (pinned != isPinned || !pin.getElement().hasAttribute("aria-pressed")) {
            pinned = isPinned;
            Buttons.show(pin, VaadinIcon.PIN, isPinned ? "Unpin this session" : "Pin this session");
            pin.getElement().setAttribute("aria-pressed", Boolean.toString(isPinned));
        }
    }
}
