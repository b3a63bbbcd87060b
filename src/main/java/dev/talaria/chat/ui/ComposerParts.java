package dev.talaria.chat.ui;

import org.springframework.stereotype.Component;

import dev.talaria.live.Prompts;
import dev.talaria.shared.Background;
import dev.talaria.team.CurrentMember;
import dev.talaria.team.Drafts;
import dev.talaria.team.Rights;

/// Makes what a member types into.
@Component
class ComposerParts {
    private final CurrentMember currentMember;
    private final Rights rights;
    private final Prompts prompts;
    private final Drafts drafts;
    private final Speakers speakers;
    private final ProfileLabels labels;
    private final Background background;

    ComposerParts(CurrentMember currentMember, Rights rights, Prompts prompts, Drafts drafts, Speakers speakers,
            ProfileLabels labels, Background background) {
        this.currentMember = currentMember;
        this.rights = rights;
        this.prompts = prompts;
        this.drafts = drafts;
        this.speakers = speakers;
        this.labels = labels;
        this.background = background;
    }

    /// Of a session that there is.
    Composer composer() {
        var member = currentMember.get();
        return new Composer(member, rights, prompts, background, box(), session -> speakers.in(session, member),
                labels::of);
    }

    /// A box that belongs to nothing yet.
    ComposerBox box() {
        return new ComposerBox(new BoxDraft(currentMember.get(), drafts, background), background);
    }
}
