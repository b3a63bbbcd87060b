package dev.talaria.chat.ui;

import org.springframework.stereotype.Component;

import dev.talaria.live.LiveSessions;
import dev.talaria.live.Prompts;
import dev.talaria.live.SessionActions;
import dev.talaria.live.SessionControls;
import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.Background;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Member;

/// Takes what is typed in a session to whoever it is for.
@Component
class Speakers {
    private final Prompts prompts;
    private final LiveSessions live;
    private final SessionControls controls;
    private final SessionActions actions;
    private final Transcripts transcripts;
    private final Background background;

    Speakers(Prompts prompts, LiveSessions live, SessionControls controls, SessionActions actions,
            Transcripts transcripts, Background background) {
        this.prompts = prompts;
        this.live = live;
        this.controls = controls;
        this.actions = actions;
        this.transcripts = transcripts;
        this.background = background;
    }

    Speaking in(SessionKey session, Member member) {
        return new SessionSpeaking(member, session, prompts, controls, live, transcripts, background,
                new HouseCommands(member, prompts, controls, actions, background));
    }
}
