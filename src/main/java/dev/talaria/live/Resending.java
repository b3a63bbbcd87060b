package dev.talaria.live;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.talaria.sessions.StoredImage;
import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Attachment;
import dev.talaria.team.Drafts;
import dev.talaria.team.Member;

/// Finds what went along with a prompt, to send it along once more: pictures, which the file holds. Other files are named in
/// the text itself.
@Component
class Resending {
    private final Transcripts transcripts;
    private final Drafts drafts;

    Resending(Transcripts transcripts, Drafts drafts) {
        this.transcripts = transcripts;
        this.drafts = drafts;
    }

    List<Attachment> along(Member actor, SessionKey session, long message) {
        return kept(actor, transcripts.images(session.profile(), session.root(), message).held());
    }

    /// Keeps pictures here as if somebody had just attached them.
    List<Attachment> kept(Member actor, List<StoredImage> images) {
        var found = new ArrayList<Attachment>();
        for (var image : images) {
            var name = image.fileName(found.size() + 1);
            if (drafts.refusal(name, image.mediaType(), image.content().length).isEmpty()) {
                found.add(drafts.attach(actor, name, image.mediaType(), image.content()));
            }
        }
        return List.copyOf(found);
    }
}
