package dev.talaria.chat.ui;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.HasComponents;

import dev.talaria.live.LiveSession;
import dev.talaria.sessions.SessionDetails;
import dev.talaria.sessions.SourceNames;

/// What stands around a conversation: above it whose it is, below it where one types and how it goes. Made by
/// [SessionParts].
final class SessionFrame {
    private final SessionHeader header;
    private final Composer composer;
    private final SessionStatusBar statusBar;
    private @Nullable LiveSession drawn;

    SessionFrame(SessionHeader header, Composer composer, SessionStatusBar statusBar) {
        this.header = header;
        this.composer = composer;
        this.statusBar = statusBar;
    }

    /// Takes the page for itself and the conversation.
    void around(HasComponents page, Conversation conversation) {
        page.removeAll();
        page.add(header, conversation, composer, statusBar);
    }

    /// Another session is opened: nothing that is drawn is of it.
    void forget() {
        drawn = null;
    }

    void show(SessionScreen.Showing showing) {
        header.show(showing);
        statusBar.show(showing.details());
        drawn = null;
    }

    /// Draws only where something else than the streamed text has changed.
    ///
    /// @param stored what its file tells; nothing where none holds it
    void show(LiveSession session, Optional<SessionDetails> stored) {
        var frame = Frames.of(session);
        if (!frame.equals(drawn)) {
            drawn = frame;
            header.show(session);
            statusBar.show(session);
            composer.elsewhere(stored
                    .filter(details -> session.runsElsewhere(details.running(), details.lastActivity()))
                    .map(details -> SourceNames.label(details.source())));
            composer.show(session.key(), session, stored.flatMap(SessionDetails::readOnlyBecause));
        }
    }
}
