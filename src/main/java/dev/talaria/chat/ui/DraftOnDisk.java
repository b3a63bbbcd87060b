package dev.talaria.chat.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.talaria.team.Drafts;
import dev.talaria.team.Drafts.Draft;
import dev.talaria.team.Drafts.Place;
import dev.talaria.team.Member;

/// The draft of one window, which the member's other windows write as well: whatever another one has written is told, so that
/// none overwrites what it has never seen.
final class DraftOnDisk implements DraftWriter.Disk {
    private final Member member;
    private final Drafts drafts;
    private final List<Foreign> overwritten = new ArrayList<>();
    private @Nullable Place place;
    private String latest = "";
    private long number;
    private volatile String leaving = "";

    /// What another window has written.
    ///
    /// @param seen the newest text of this window that was on disk before that
    /// @param overwritten whether a text of this window has taken its place, which knew nothing of it
    record Foreign(Place place, String text, long seen, boolean overwritten) {}

    DraftOnDisk(Member member, Drafts drafts) {
        this.member = member;
        this.drafts = drafts;
    }

    /// Turns to a place, and reads what is kept there.
    synchronized Draft open(Place where) {
        place = where;
        number = 0;
        overwritten.clear();
        var kept = read(where);
        latest = kept.text();
        return kept;
    }

    /// What this window does not know yet, oldest first.
    synchronized List<Foreign> look(Place where) {
        if (!where.equals(place)) {
            return List.of();
        }
        var news = new ArrayList<>(overwritten);
        overwritten.clear();
        var now = read(where).text();
        if (!now.equals(latest)) {
            newsIn(now).ifPresent(text -> news.add(new Foreign(where, text, number, false)));
            latest = now;
        }
        return news;
    }

    /// What this window sends is kept here until it has arrived, by whoever sends it: that is no news.
    void leaves(String text) {
        leaving = text;
    }

    /// It has arrived, or it comes back.
    void hasLeft(String text) {
        if (text.equals(leaving)) {
            leaving = "";
        }
    }

    /// What a text says that this window does not know, without what it sends itself.
    private Optional<String> newsIn(String text) {
        var prompt = leaving;
        if (prompt.isEmpty()) {
            return Optional.of(text).filter(it -> !it.equals(latest));
        }
        return Optional.of(Drafts.after(prompt, text)).filter(it -> !it.equals(Drafts.after(prompt, latest)));
    }

    @Override
    public synchronized void keep(Place where, Draft draft, long newNumber) {
        var before = drafts.keep(member, where, draft.text(), draft.attachments()).text();
        if (where.equals(place)) {
            newsIn(before).ifPresent(lost -> overwritten.add(new Foreign(where, lost, number, true)));
            latest = draft.text();
            number = newNumber;
        }
    }

    @Override
    public synchronized void sent(Place where, String text) {
        drafts.sent(member, where, text);
        var rest = Drafts.after(text, latest);
        if (where.equals(place) && (rest.isEmpty() || !rest.equals(latest))) {
            latest = rest;
        }
    }

    private Draft read(Place where) {
        return drafts.of(member, where).orElse(Draft.NONE);
    }
}
