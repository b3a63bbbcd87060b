package dev.talaria.chat.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.talaria.shared.Background;
import dev.talaria.team.Attachment;
import dev.talaria.team.Drafts;
import dev.talaria.team.Drafts.Draft;
import dev.talaria.team.Drafts.Place;
import dev.talaria.team.Member;

/// Keeps drafts in the background, one after the other, so that an older text never overwrites a newer one. Of several that
/// wait for one place only the newest is written.
final class DraftWriter {
    private final Member member;
    private final Drafts drafts;
    private final Background background;
    private final Map<Place, Draft> waiting = new LinkedHashMap<>();
    private boolean writing;

    DraftWriter(Member member, Drafts drafts, Background background) {
        this.member = member;
        this.drafts = drafts;
        this.background = background;
    }

    synchronized void keep(Place place, String text, List<Attachment> attachments) {
        waiting.put(place, new Draft(text, attachments));
        if (!writing) {
            writing = true;
            background.run(this::write);
        }
    }

    private void write() {
        for (var next = next(); next.isPresent(); next = next()) {
            var ended = false;
            try {
                drafts.keep(member, next.get().getKey(), next.get().getValue().text(),
                        next.get().getValue().attachments());
                ended = true;
            } finally {
                if (!ended) {
                    giveUp();
                }
            }
        }
    }

    private synchronized Optional<Map.Entry<Place, Draft>> next() {
        var first = waiting.entrySet().stream().findFirst().map(Map.Entry::copyOf);
        first.ifPresentOrElse(entry -> waiting.remove(entry.getKey()), () -> writing = false);
        return first;
    }

    /// The next text tries again.
    private synchronized void giveUp() {
        writing = false;
    }
}
