package dev.talaria.chat.ui;

import org.springframework.stereotype.Component;

import dev.talaria.profiles.Profiles;
import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.Background;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.shared.Subscription;
import dev.talaria.team.Authors;
import dev.talaria.team.Member;
import dev.talaria.team.Pins;
import dev.talaria.team.Preferences;
import dev.talaria.team.ThoughtTimes;

/// What a session's screen has from files.
@Component
class StoredHalf {
    private final Profiles profiles;
    private final SessionCatalogue catalogue;
    private final Transcripts transcripts;
    private final Preferences preferences;
    private final Pins pins;
    private final Authors authors;
    private final ThoughtTimes thoughts;
    private final Background background;

    StoredHalf(Profiles profiles, SessionCatalogue catalogue, Transcripts transcripts, Preferences preferences,
            Pins pins, Authors authors, ThoughtTimes thoughts, Background background) {
        this.profiles = profiles;
        this.catalogue = catalogue;
        this.transcripts = transcripts;
        this.preferences = preferences;
        this.pins = pins;
        this.authors = authors;
        this.thoughts = thoughts;
        this.background = background;
    }

    boolean knows(Member member, ProfileName profile) {
        return profiles.find(member, profile).isPresent();
    }

    SessionViewModel model(Member member, ProfileName profile, StoredId segment) {
        return new SessionViewModel(member, profile, segment, transcripts, profiles, preferences, pins,
                new TurnNotes(authors, thoughts));
    }

    Subscription follow(Member member, ProfileName profile, Runnable bell) {
        return catalogue.follow(member, profile, bell).and(pins.follow(member, bell))
                .and(preferences.follow(member, bell));
    }

    /// Asks a file again that gave no answer.
    void retry(Member member, ProfileName profile) {
        background.run(() -> catalogue.retry(member, profile));
    }

    void pin(Member member, SessionKey session, boolean wanted) {
        background.run(() -> {
            if (wanted) {
                pins.pin(member, session);
            } else {
                pins.unpin(member, session);
            }
        });
    }
}
