package dev.talaria.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.talaria.gateway.SessionFacts;
import dev.talaria.live.LiveTurn.Phase;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.team.PromptQueue;

/// What is known of one session, folded from what was heard.
///
/// @param turns how many there were here
/// @param parts of the turn: the same as in it, with what the fold needs besides
/// @param next the prompt that its backend has taken for the turn after this one
/// @param notices the last few, newest last
record SessionState(SessionKey key, StoredId tip, long turns, Optional<LiveTurn> turn, Parts parts, Signs signs,
        Optional<Next> next, List<OpenRequest> requests, List<AnsweredRequest> answered, SessionFacts facts,
        List<Notice> notices) {
    private static final int MOST_NOTICES = 20;

    SessionState {
        requests = List.copyOf(requests);
        answered = List.copyOf(answered);
        notices = List.copyOf(notices);
    }

    static SessionState of(SessionKey key, StoredId tip) {
        return new SessionState(key, tip, 0, Optional.empty(), Parts.NONE, Signs.NONE, Optional.empty(), List.of(),
                List.of(), SessionFacts.NONE, List.of());
    }

    boolean busy() {
        return turn.filter(LiveTurn::running).isPresent();
    }

    /// Whether a turn is at work: not yet answered.
    boolean working() {
        return turn.filter(now -> now.phase() != Phase.ENDED && now.phase() != Phase.ANSWERED).isPresent();
    }

    /// Whether its turn is about this kept prompt.
    boolean isOf(PromptQueue.Kept prompt) {
        return signs.row().equals(Optional.of(prompt.id()));
    }

    boolean isIn(Phase phase) {
        return turn.filter(now -> now.phase() == phase).isPresent();
    }

    SessionState at(StoredId now) {
        return new SessionState(key, now, turns, turn, parts, signs, next, requests, answered, facts, notices);
    }

    SessionState knowing(SessionFacts newer) {
        return new SessionState(key, tip, turns, turn, parts, signs, next, requests, answered, facts.with(newer),
                notices);
    }

    SessionState turn(UnaryOperator<LiveTurn> change) {
        return new SessionState(key, tip, turns, turn.map(change), parts, signs, next, requests, answered, facts,
                notices);
    }

    SessionState signs(UnaryOperator<Signs> change) {
        return new SessionState(key, tip, turns, turn, parts, change.apply(signs), next, requests, answered, facts,
                notices);
    }

    SessionState parts(UnaryOperator<Parts> change) {
        var changed = change.apply(parts);
        return new SessionState(key, tip, turns, turn.map(now -> now.with(changed.list())), changed, signs, next,
                requests, answered, facts, notices);
    }

    SessionState next(Optional<Next> prompt) {
        return new SessionState(key, tip, turns, turn, parts, signs, prompt, requests, answered, facts, notices);
    }

    /// Whether another client sent what its backend has taken for later.
    boolean isNextOfOthers() {
        return next.filter(it -> it.row().isEmpty()).isPresent();
    }

    SessionState requests(List<OpenRequest> open, List<AnsweredRequest> closed) {
        var kept = closed.subList(Math.max(0, closed.size() - 20), closed.size());
        return new SessionState(key, tip, turns, turn, parts, signs, next, open, kept, facts, notices);
    }

    /// The same words are not said twice running.
    SessionState noticing(String kind, String text, Instant now) {
        var last = notices.isEmpty() ? Optional.<Notice>empty() : Optional.of(notices.getLast());
        var notice = new Notice(last.map(Notice::number).orElse(0L) + 1, now, kind, text.strip());
        if (notice.text().isEmpty() || last.filter(before -> before.text().equals(notice.text())).isPresent()) {
            return this;
        }
        var all = new ArrayList<>(notices);
        all.add(notice);
        return new SessionState(key, tip, turns, turn, parts, signs, next, requests, answered, facts,
                all.subList(Math.max(0, all.size() - MOST_NOTICES), all.size()));
    }

    /// A turn takes the place of the one before. Why that one failed stays to be read, unless the same prompt is tried again.
    SessionState begin(LiveTurn begun, Signs with) {
        var told = turn.filter(_ -> with.row().isEmpty() || !with.row().equals(signs.row()))
                .flatMap(LiveTurn::failure)
                .map(why -> noticing(Notice.FAILED, why.sentence(), endOfTurn().orElse(begun.startedAt())).notices)
                .orElse(notices);
        return new SessionState(key, tip, turns + 1, Optional.of(begun), Parts.NONE, with, Optional.empty(), requests,
                answered, facts, told);
    }

    private Optional<Instant> endOfTurn() {
        return turn.flatMap(LiveTurn::endedAt);
    }

    /// Without its turn, as if there had been none.
    SessionState withoutTurn() {
        return new SessionState(key, tip, turns, Optional.empty(), Parts.NONE, Signs.NONE, next, requests, answered,
                facts, notices);
    }

    SessionState sending(long row, LivePrompt prompt, Optional<Long> replaces, Instant now) {
        return begin(LiveTurn.sending(turns + 1, prompt, replaces, now), Signs.of(row));
    }

    /// A prompt that the backend has taken for later.
    ///
    /// @param row where it is kept; nothing where another client sent it
    record Next(Optional<Long> row, LivePrompt prompt) {
        static Next of(PromptQueue.Kept prompt) {
            return new Next(Optional.of(prompt.id()), new LivePrompt(Optional.of(Author.of(prompt.author())),
                    prompt.at(), prompt.text(), prompt.attachments()));
        }

        /// That of another client.
        static Next elsewhere(String text, Instant now) {
            return new Next(Optional.empty(), new LivePrompt(Optional.empty(), now, text, List.of()));
        }
    }
}
