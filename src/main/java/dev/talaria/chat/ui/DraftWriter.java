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

/// Keeps drafts in the background, one after the other, so that an older text never overwrites a newer one. Of several that
/// wait for one place only the newest is written.
final class DraftWriter {
    private final Disk disk;
    private final Background background;
    private final Map<Place, Change> waiting = new LinkedHashMap<>();
    private boolean writing;

    /// Where drafts are written to.
    interface Disk {
        /// @param number of the text, as the browser counts them; a higher one is newer
        void keep(Place place, Draft draft, long number);

        void sent(Place place, String text);
    }

    /// What to write, and who waits to hear that it is on disk.
    private record Change(Draft draft, long number, boolean sent, CompletableFuture<Boolean> written) {
        /// What was typed behind a prompt that was sent meanwhile is still to be written.
        Change over(Change older) {
            var rest = Drafts.after(draft.text(), older.draft.text());
            return sent && !older.sent
                    ? new Change(rest.equals(older.draft.text()) ? older.draft : new Draft(rest, List.of()),
                            older.number, false, written)
                    : this;
        }
    }

    DraftWriter(Disk disk, Background background) {
        this.disk = disk;
        this.background = background;
    }

    /// @return whether it is on disk, or a newer one in its place; false where that could not be written
    CompletableFuture<Boolean> keep(Place place, String text, List<Attachment> attachments, long number) {
        return write(place, new Change(new Draft(text, attachments), number, false, new CompletableFuture<>()));
    }

    /// Forgets a draft that was sent, whatever of it still waits to be written.
    ///
    /// @return like [#keep]
    CompletableFuture<Boolean> sent(Place place, String text) {
        return write(place, new Change(new Draft(text, List.of()), 0, true, new CompletableFuture<>()));
    }

    private synchronized CompletableFuture<Boolean> write(Place place, Change change) {
        var older = waiting.get(place);
        waiting.put(place, older == null ? change : change.over(older));
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
                put(next.get().getKey(), change);
                ended = true;
            } finally {
                if (!ended) {
                    giveUp();
                }
                change.written().complete(ended);
            }
        }
    }

    private void put(Place place, Change change) {
        if (change.sent()) {
            disk.sent(place, change.draft().text());
        } else {
            disk.keep(place, change.draft(), change.number());
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
