package dev.talaria.shell.ui;

import org.springframework.stereotype.Component;

import dev.talaria.live.LiveSessions;
import dev.talaria.live.SessionActions;
import dev.talaria.team.Member;
import dev.talaria.team.Rights;

/// What the sidebar needs of the live half.
@Component
record LiveParts(LiveSessions sessions, SessionActions actions, Rights rights) {
    LiveNow now(Member member) {
        return LiveNow.of(member, sessions, actions);
    }
}
