package dev.talaria.chat.ui;

import java.time.Clock;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.talaria.live.InputAnswers;
import dev.talaria.live.LiveSession;
import dev.talaria.live.LiveSessions;
import dev.talaria.live.Prompts;
import dev.talaria.live.SessionControls;
import dev.talaria.shared.Background;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.Subscription;
import dev.talaria.team.Member;
import dev.talaria.team.Rights;

/// What a session's screen has from memory, and the verbs that change it.
@Component
class LiveHalf {
    private final LiveSessions sessions;
    private final Prompts prompts;
    private final InputAnswers answers;
    private final SessionControls controls;
    private final Rights rights;
    private final Background background;
    private final Clock clock;

    LiveHalf(LiveSessions sessions, Prompts prompts, InputAnswers answers, SessionControls controls,
            Rights rights, Background background, Clock clock) {
        this.sessions = sessions;
        this.prompts = prompts;
        this.answers = answers;
        this.controls = controls;
        this.rights = rights;
        this.background = background;
        this.clock = clock;
    }

    Optional<LiveSession> find(Member member, SessionKey session) {
        return sessions.find(member, session);
    }

    /// Hears of every change, and says that the member is looking.
    Subscription follow(Member member, SessionKey session, Runnable bell) {
        return sessions.follow(member, session, bell).and(sessions.watch(member, session));
    }

    /// @param earlier hears that the reader wants the page before the first entry
    Conversation conversation(Member member, TurnsOnScreen turns, Runnable earlier) {
        return new Conversation(member, turns, earlier,
                screen -> new ConversationVerbs(member, prompts, answers, controls, background, screen), rights,
                new RehearsalNote(profile -> sessions.missingModel(member, profile)), clock);
    }
}
