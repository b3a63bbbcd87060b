package dev.talaria.shell;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import dev.talaria.profiles.Profiles;
import dev.talaria.sessions.Population;
import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.sessions.SliceRequest;
import dev.talaria.team.CurrentMember;

/// Asks once for every profile's list when Talaria starts, so that the first screen finds them read.
@Component
class ReadingAhead {
    private final CurrentMember currentMember;
    private final Profiles profiles;
    private final SessionCatalogue catalogue;

    ReadingAhead(CurrentMember currentMember, Profiles profiles, SessionCatalogue catalogue) {
        this.currentMember = currentMember;
        this.profiles = profiles;
        this.catalogue = catalogue;
    }

    @EventListener(ApplicationReadyEvent.class)
    void read() {
        var member = currentMember.get();
        for (var profile : profiles.list(member).profiles()) {
            catalogue.page(member, SliceRequest.newest(profile.name(), Population.HUMAN, 1));
        }
    }
}
