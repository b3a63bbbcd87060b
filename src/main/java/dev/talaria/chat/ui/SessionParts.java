package dev.talaria.chat.ui;

import java.util.function.Consumer;

import org.springframework.stereotype.Component;

/// Makes the parts of a session's screen with what each of them needs, so that a screen only has to place them.
@Component
class SessionParts {
    Composer composer() {
        return new Composer();
    }

    /// @param pinning hears whether the session is to be pinned from now on
    SessionHeader header(Consumer<Boolean> pinning) {
        return new SessionHeader(pinning);
    }

    SessionStatusBar statusBar() {
        return new SessionStatusBar();
    }
}
