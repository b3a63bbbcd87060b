package dev.talaria.chat.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.talaria.chat.ui.DraftOnDisk.Foreign;
import dev.talaria.shared.Background;
import dev.talaria.shared.Subscription;
import dev.talaria.team.Attachment;
import dev.talaria.team.Drafts;
import dev.talaria.team.Drafts.Draft;
import dev.talaria.team.Drafts.Place;
import dev.talaria.team.Member;

/// What stands in one box, a text and the files beside it, and the place where that is kept as a draft. It is changed by the
/// box's screen alone.
final class BoxDraft {
    private final Member member;
    private final Drafts drafts;
    private final DraftOnDisk disk;
    private final DraftWriter writer;
    private final LaidFiles files;
    private @Nullable Place place;
    private @Nullable Left left;
    private String text = "";
    /// Of what was typed last, as the browser counts.
    private long number;
    /// What lay beside a text that was cleared, for whoever wants it back.
    private List<Attachment> cleared = List.of();
    /// What went along with a prompt that was taken back, until that is in the box.
    private List<Attachment> heldBack = List.of();

    /// The place before this one: its last letters may still be on their way.
    private record Left(Place place, List<Attachment> attachments) {}

    BoxDraft(Member member, Drafts drafts, Background background) {
        this.member = member;
        this.drafts = drafts;
        disk = new DraftOnDisk(member, drafts);
        writer = new DraftWriter(disk, background);
        files = new LaidFiles(member, drafts);
    }

    LaidFiles files() {
        return files;
    }

    /// Nothing as long as it belongs to none.
    Optional<Place> place() {
        return Optional.ofNullable(place);
    }

    boolean isAt(Place where) {
        return where.equals(place);
    }

    /// Turns to a place, for which it is empty until its draft is read.
    ///
    /// @return false where it is there already
    boolean turnTo(Place where) {
        if (where.equals(place)) {
            return false;
        }
        left = place == null ? null : new Left(place, files.all());
        place = where;
        files.begin();
        cleared = List.of();
        heldBack = List.of();
        text = "";
        number = 0;
        return true;
    }

    /// Reads what is kept at a place; to be asked in the background.
    Draft open(Place where) {
        return disk.open(where);
    }

    /// What is kept at a place, without turning to it; to be asked in the background.
    Optional<Draft> kept(Place where) {
        return drafts.of(member, where);
    }

    /// Rings when another window of the member may have written there.
    Subscription follow(Place where, Runnable lookAgain) {
        return drafts.follow(member, where, lookAgain);
    }

    /// What other windows have written there; to be asked in the background.
    List<Foreign> look(Place where) {
        return disk.look(where);
    }

    /// This is what was kept here.
    void stands(Draft found) {
        files.join(found.attachments());
        text = found.text();
    }

    /// Files stay with the window in which they were laid: a list that comes late would bring back one that was let go.
    ///
    /// @return what of it was written at this place
    List<Foreign> take(List<Foreign> foreign) {
        var here = foreign.stream().filter(each -> each.place().equals(place)).toList();
        here.stream().filter(each -> !each.overwritten()).forEach(each -> text = each.text());
        return here;
    }

    /// Keeps what was typed, also at the place before this one.
    ///
    /// @return whether it is safe; nothing where it belongs to no place that is known
    Optional<CompletableFuture<Boolean>> typed(String where, String typed, long newNumber) {
        var here = place;
        var before = left;
        if (here != null && ComposerBox.name(here).equals(where)) {
            text = typed;
            number = newNumber;
            return Optional.of(writer.keep(here, typed, files.all(), newNumber));
        }
        return before != null && ComposerBox.name(before.place()).equals(where)
                ? Optional.of(writer.keep(before.place(), typed, before.attachments(), newNumber))
                : Optional.empty();
    }

    void keep() {
        place().ifPresent(where -> writer.keep(where, text, files.all(), number));
    }

    /// Puts another text in its place.
    void replace(String other) {
        text = other;
        keep();
    }

    /// It is being sent, and nobody knows yet what becomes of it.
    void leaves(String prompt) {
        disk.leaves(prompt);
    }

    /// It was not sent, and is the member's again.
    void stays(String prompt) {
        disk.hasLeft(prompt);
    }

    /// It was sent from there, wherever this is now.
    void sent(Place where, String prompt) {
        writer.sent(where, prompt).thenAccept(_ -> disk.hasLeft(prompt));
    }

    /// What was typed meanwhile stays, and files that came meanwhile.
    void forget(String prompt, List<Attachment> attachments) {
        text = Drafts.after(prompt, text);
        files.handedOn(attachments);
        if (!files.all().isEmpty()) {
            keep();
        }
    }

    void clear() {
        cleared = files.all();
        files.show(List.of());
        replace("");
    }

    void bringBack(String typed) {
        files.join(cleared);
        cleared = List.of();
        replace(typed);
    }

    /// What stands here goes on at another place.
    void moveTo(Place to) {
        var from = place;
        if (from != null && (!text.isEmpty() || !files.all().isEmpty())) {
            writer.keep(to, text, files.all(), number);
            writer.keep(from, "", List.of(), number);
        }
    }

    /// The member chose another profile for what is written already.
    void carry(String typed) {
        var before = left;
        if (before != null && files.all().isEmpty()) {
            files.show(before.attachments());
            replace(typed);
            writer.keep(before.place(), "", List.of(), number);
            left = new Left(before.place(), List.of());
        }
    }

    /// The prompt to which these belong is taken back, and not in the box yet.
    void holdBack(List<Attachment> attachments) {
        heldBack = Stream.concat(heldBack.stream(), attachments.stream()).toList();
    }

    /// The prompt that was taken back is in the box.
    void layBack() {
        files.join(heldBack);
        heldBack = List.of();
        keep();
    }

    /// The member does not want it.
    ///
    /// @return what nobody needs any more
    List<Attachment> leaveBack() {
        var gone = heldBack;
        heldBack = List.of();
        return gone;
    }

    /// Forgets files; to be asked in the background.
    void letGo(List<Attachment> attachments) {
        attachments.forEach(drafts::letGo);
    }
}
