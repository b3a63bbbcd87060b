package dev.talaria.chat.ui;

import java.time.Clock;

import org.springframework.stereotype.Component;

import dev.talaria.live.LiveSessions;
import dev.talaria.live.Prompts;
import dev.talaria.live.SessionControls;
import dev.talaria.profiles.Personalities;
import dev.talaria.profiles.Profiles;
import dev.talaria.profiles.WorkFolders;
import dev.talaria.shared.Background;
import dev.talaria.team.CurrentMember;
import dev.talaria.team.Member;
import dev.talaria.team.Preferences;
import dev.talaria.team.Rights;

/// What the parts of a new session's screen need.
@Component
record NewSessionParts(CurrentMember currentMember, Rights rights, Profiles profiles, Preferences preferences,
        Prompts prompts, LiveSessions live, SessionControls controls, StartingFolder startingFolder,
        WorkFolders folders, Personalities personalities, Background background, Clock clock) {
    Member member() {
        return currentMember.get();
    }

    ProfileChoice choice() {
        return new ProfileChoice(member(), rights, profiles, preferences);
    }

    FirstComposer composer(ComposerParts parts) {
        return new FirstComposer(this, parts.box());
    }
}
