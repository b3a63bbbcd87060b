package dev.talaria.chat.ui;

import java.time.Clock;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import dev.talaria.live.LiveSessions;
import dev.talaria.live.Prompts;
import dev.talaria.live.SessionActions;
import dev.talaria.live.SessionControls;
import dev.talaria.profiles.Profile;
import dev.talaria.profiles.Profiles;
import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.Background;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.CurrentMember;
import dev.talaria.team.Drafts;
import dev.talaria.team.Rights;

/// Makes the parts of a session's screen with what each of them needs, so that a screen only has to place them.
@Component
class SessionParts {
    private final CurrentMember currentMember;
    private final Rights rights;
    private final Profiles profiles;
    private final Prompts prompts;
    private final LiveSessions live;
    private final SessionControls controls;
    private final SessionActions actions;
    private final Drafts drafts;
    private final Transcripts transcripts;
    private final Background background;
    private final Clock clock;

    SessionParts(CurrentMember currentMember, Rights rights, Profiles profiles, Prompts prompts, LiveSessions live,
            SessionControls controls, SessionActions actions, Drafts drafts, Transcripts transcripts,
            Background background, Clock clock) {
        this.currentMember = currentMember;
        this.rights = rights;
        this.profiles = profiles;
        this.prompts = prompts;
        this.live = live;
        this.controls = controls;
        this.actions = actions;
        this.drafts = drafts;
        this.transcripts = transcripts;
        this.background = background;
        this.clock = clock;
    }

    Composer composer() {
        var member = currentMember.get();
        return new Composer(member, rights, prompts, background, box(), this::speaking, this::label);
    }

    /// A box to type into that belongs to nothing yet.
    ComposerBox box() {
        return new ComposerBox(currentMember.get(), drafts, background);
    }

    private Speaking speaking(SessionKey session) {
        var member = currentMember.get();
        return new SessionSpeaking(member, session, prompts, controls, live, transcripts, background,
                new HouseCommands(member, prompts, controls, actions, background));
    }

    private String label(ProfileName profile) {
        return profiles.find(currentMember.get(), profile).map(Profile::label).orElse(profile.value());
    }

    /// @param pinning hears whether the session is to be pinned from now on
    SessionHeader header(Consumer<Boolean> pinning) {
        var member = currentMember.get();
        return new SessionHeader(new SettingsButton(member, controls, background, this::label),
                new SessionMenu(member, actions, controls, background), pinning);
    }

    SessionStatusBar statusBar() {
        return new SessionStatusBar(clock, this::label);
    }
}
