package dev.talaria.chat.ui;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;

import dev.talaria.live.LiveSession;
import dev.talaria.sessions.SessionDetails;
import dev.talaria.sessions.SessionLinks;
import dev.talaria.sessions.SourceNames;
import dev.talaria.shared.ui.Buttons;
import dev.talaria.shared.ui.CopyButton;
import dev.talaria.shared.ui.ProfileChip;

/// What a session is called, whose it is, and what can be done with it.
class SessionHeader extends Composite<Header> {
    private static final long serialVersionUID = 1L;

    private final H1 title = new H1();
    private final Div chips = new Div();
    private final NativeButton pin;
    private final CopyButton share = new CopyButton("Share", "Link copied");
    private final Div files = new Div();
    private boolean pinned;

    /// @param pinning hears whether the session is to be pinned from now on
    SessionHeader(Consumer<Boolean> pinning) {
        var grow = new Div();
        grow.addClassName("grow");
        chips.addClassName("chips");
        pin = Buttons.icon(VaadinIcon.PIN, "Pin this session", () -> pinning.accept(!pinned));
        var more = Buttons.icon(VaadinIcon.ELLIPSIS_DOTS_H, "More for this session", () -> {});
        var menu = new Popover(files);
        menu.setTarget(more);
        menu.setPosition(PopoverPosition.BOTTOM_END);
        menu.setAriaLabel("More for this session");
        files.addClassName("menu-links");
        getContent().addClassName("session-header");
        getContent().add(title, chips, grow, pin, share, more);
    }

    void show(SessionScreen.Showing screen) {
        var details = screen.details();
        title.setText(details.label());
        title.setTitle(details.label());
        title.getElement().getClassList().set("untitled", details.title().isEmpty());
        chips.removeAll();
        chips.add(new ProfileChip(screen.profileLabel(), SessionLinks.profile(details.key().profile()),
                Optional.ofNullable(screen.colour()).map(colour -> colour.light()),
                Optional.ofNullable(screen.colour()).map(colour -> colour.dark())));
        details.model().ifPresent(model -> chips.add(chip(model, "Model")));
        chips.add(chip(SourceNames.label(details.source()), "Where it was started"));
        if (details.tokens() > 0) {
            chips.add(chip(Amounts.tokens(details.tokens()), "Tokens in and out"));
        }
        details.cost().ifPresent(cost -> chips.add(chip(Amounts.dollars(cost), "Cost so far")));
        showPin(screen.pinned());
        share.copies(SessionLinks.session(details.key()));
        showFiles(details);
    }

    /// Shows what is known of the session besides its file: the model in use, who watches.
    void show(LiveSession live) {
        live.facts().title().filter(name -> !name.isBlank()).ifPresent(name -> {
            title.setText(name);
            title.setTitle(name);
            title.getElement().getClassList().set("untitled", false);
        });
    }

    private void showPin(boolean isPinned) {
        pinned = isPinned;
        Buttons.show(pin, VaadinIcon.PIN, isPinned ? "Unpin this session" : "Pin this session");
        pin.getElement().setAttribute("aria-pressed", Boolean.toString(isPinned));
    }

    private void showFiles(SessionDetails details) {
        files.removeAll();
        for (var format : new String[]{"json", "md", "html" }) {
            files.add(file(details, format));
        }
        var id = new CopyButton("Copy id", "Id copied");
        id.copiesText(details.tip().value());
        files.add(id);
    }

    private static Component file(SessionDetails details, String format) {
        var words = switch (format) {
            case "md" -> "Export as Markdown";
            case "html" -> "Export as HTML";
            default -> "Export as " + format.toUpperCase(Locale.ROOT);
        };
        var link = new Anchor(SessionLinks.export(details.key(), format), words);
        link.setRouterIgnore(true);
        link.getElement().setAttribute("download", true);
        return link;
    }

    private static Component chip(String text, String meaning) {
        var chip = new Span(text);
        chip.addClassName("chip");
        chip.setTitle(meaning);
        return chip;
    }
}
