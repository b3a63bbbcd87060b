package dev.talaria.chat.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Span;

import dev.talaria.live.LiveSession;
import dev.talaria.sessions.SessionDetails;

/// The foot of a session: where it works, how big it is, what it does, and why nobody can type here.
class SessionStatusBar extends Composite<Footer> {
    private static final long serialVersionUID = 1L;

    SessionStatusBar() {
        getContent().addClassName("status-bar");
    }

    void show(SessionDetails details) {
        getContent().removeAll();
        details.folder().ifPresent(folder -> add(folder, "path", "Working folder"));
        details.gitBranch().ifPresent(branch -> add(branch, "branch", "Git branch"));
        add(details.messages() == 1 ? "1 message" : details.messages() + " messages", "messages", "");
        if (details.segments().size() > 1) {
            add(details.segments().size() + " segments", "segments",
                    "It was compressed and went on, one conversation all the same");
        }
        if (details.archived()) {
            add("archived", "archived", "Hidden from the lists");
        }
        var grow = new Div();
        grow.addClassName("grow");
        getContent().add(grow);
        if (details.running()) {
            add("● working elsewhere", "working", "A turn runs in it in another program");
        }
        add(details.readOnlyBecause().orElse("read-only: no gateway to an agent is connected"), "read-only", "");
    }

    /// Shows what the session does right now, besides what its file tells.
    void show(LiveSession live) {
        getContent().getElement().setAttribute("data-activity", live.activity().name());
    }

    private void add(String text, String kind, String meaning) {
        var part = new Span(text);
        part.addClassName(kind);
        if (!meaning.isEmpty()) {
            part.setTitle(meaning);
        }
        getContent().add(part);
    }
}
