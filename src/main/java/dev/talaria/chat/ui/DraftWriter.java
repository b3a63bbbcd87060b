package dev.talaria.chat.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

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
    private final Map<Place, Change> waiting = new LinkedHashMap<>();
    private boolean writing;

    /// What to write, and who waits to hear that it is on disk.
    private record Change(Draft draft, boolean sent, CompletableFuture<Boolean> written) {}

    DraftWriter(Member member, Drafts drafts, Background background) {
        this.member = member;
        this.drafts = drafts;
        this.background = background;
    }

    /// @return whether it is on disk, or a newer one in its place; false where that could not be written
    CompletableFuture<Boolean> keep(Place place, String text, List<Attachment> attachments) {
        return write(place, new Change(new Draft(text, attachments), false, new CompletableFuture<>()));
    }

    /// Forgets a draft that was sent, whatever of it still waits to be written.
    void sent(Place place, String text) {
        write(place, new Change(new Draft(text, List.of()), true, new CompletableFuture<>()));
    }

    private synchronized CompletableFuture<Boolean> write(Place place, Change change) {
        var older = waiting.put(place, change);
        if (older != null) {
            // the newer text says all that the older one did
            change.written().thenAccept(older.written()::complete);
        }
        if (!writing) {
            writing = true;
            background.run(this::write);
        }
        return change.written();
    }

    private void write() {
        for (var next = next(); next.isPresent(); next = next()) {
            var change = next.get().getValue();
            var ended = false;
            try {
                write(next.get().getKey(), change.draft(), change.sent());
                ended = true;
            } finally {
                if (!ended) {
                    giveUp();
                }
                change.written().complete(ended);
            }
        }
    }

    private void write(Place place, Draft draft, boolean sent) {
        if (sent) {
            drafts.sent(member, place, draft.text());
        } else {
            drafts.keep(member, place, draft.text(), draft.attachments());
        }
    }

    private synchronized Optional<Map.Entry<Place, Change>> next() {
        var first = waiting.entrySet().stream().findFirst().map(Map.Entry::copyOf);
        first.ifPresentOrElse(entry -> waiting.remove(entry.getKey()), () -> writing = false);
        return first;
    }

    /// The next text tries again.
    private synchronized void giveUp() {
        writing = false;
    }
}
