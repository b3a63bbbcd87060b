package dev.talaria.chat.ui;

import java.time.Clock;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import dev.talaria.live.SessionActions;
import dev.talaria.live.SessionControls;
import dev.talaria.shared.Background;
import dev.talaria.team.CurrentMember;

/// Makes the parts of a session's screen with what each of them needs, so that a screen only has to show them.
@Component
class SessionParts {
    private final CurrentMember currentMember;
    private final ComposerParts composers;
    private final SessionControls controls;
    private final SessionActions actions;
    private final ProfileLabels labels;
    private final Background background;
    private final Clock clock;

    SessionParts(CurrentMember currentMember, ComposerParts composers, SessionControls controls,
            SessionActions actions, ProfileLabels labels, Background background, Clock clock) {
        this.currentMember = currentMember;
        this.composers = composers;
        this.controls = controls;
        this.actions = actions;
        this.labels = labels;
        this.background = background;
        this.clock = clock;
    }

    /// @param pinning hears whether the session is to be pinned from now on
    SessionFrame frame(Consumer<Boolean> pinning) {
        var composer = composers.composer();
        return new SessionFrame(header(pinning, composer), composer, new SessionStatusBar(clock, labels::of));
    }

    private SessionHeader header(Consumer<Boolean> pinning, Composer composer) {
        var member = currentMember.get();
        return new SessionHeader(new SettingsButton(member, controls, background, labels::of),
                new SessionMenu(member, actions, controls, background, composer::takeBack),
                pinning);
    }
}
