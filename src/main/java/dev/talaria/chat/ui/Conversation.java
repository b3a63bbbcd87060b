package dev.talaria.chat.ui;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

import dev.talaria.chat.ui.TranscriptList.ShownTurn;
import dev.talaria.chat.ui.TurnModels.HelperModel;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.live.LivePrompt;
import dev.talaria.live.LiveSession;
import dev.talaria.live.LiveTurn;
import dev.talaria.live.Notice;
import dev.talaria.sessions.TranscriptEntry;
import dev.talaria.sessions.SessionDetails;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Member;
import dev.talaria.team.Rights;

/// One session's conversation on the screen: what its file holds, the turn that runs, and what the agent waits for.
class Conversation extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    private final transient Member member;
    private final transient Rights rights;
    private final transient TurnsOnScreen turns;
    private final TranscriptList transcript;
    private final RequestCards requests;
    private final TodoStrip todos = new TodoStrip();
    private final RehearsalNote rehearsal;
    private transient SessionScreen.@Nullable Showing screen;
    private @Nullable transient LiveSession live;

    /// @param earlier hears that the reader wants the page before the first entry
    /// @param verbs what can be done about it
    Conversation(Member member, TurnsOnScreen turns, Runnable earlier, Function<Conversation, TurnActions> verbs,
            Rights rights, RehearsalNote rehearsal, Clock clock) {
        this.member = member;
        this.turns = turns;
        this.rights = rights;
        this.rehearsal = rehearsal;
        var actions = verbs.apply(this);
        transcript = new TranscriptList(earlier, actions, clock);
        requests = new RequestCards(actions::answer, clock);
        transcript.add(requests);
        getContent().addClassName("conversation");
        getContent().add(rehearsal, transcript, todos);
    }

    /// What the file holds.
    void show(SessionScreen.Showing now) {
        screen = now;
        draw();
    }

    /// What is live.
    ///
    /// @return whether the file is to be read again
    boolean now(LiveSession session) {
        live = session;
        return turns.now(session.turn());
    }

    /// Draws what is live again; all of it only where more than the end has changed.
    void stream() {
        var now = screen;
        if (now != null && !transcript.stream(shown(now), notices())) {
            draw();
        } else if (now != null) {
            drawEnd(now);
        }
    }

    private void draw() {
        var now = Objects.requireNonNull(screen);
        var stored = turns.stored();
        transcript.show(now.with(helpers(now, stored)), stored, runsElsewhere(now.details()), shown(now), notices());
        drawEnd(now);
    }

    private boolean runsElsewhere(SessionDetails details) {
        return Optional.ofNullable(live)
                .map(session -> session.runsElsewhere(details.running(), details.lastActivity()))
                .orElse(details.running());
    }

    /// As long as the last turn is remembered, it knows its subagents better than the file.
    private Map<Long, List<HelperModel>> helpers(SessionScreen.Showing now, List<TranscriptEntry> stored) {
        var helpers = new HashMap<>(now.helpers());
        Optional.ofNullable(live).ifPresent(session -> session.turn()
                .filter(turn -> !turn.subagents().isEmpty())
                .ifPresent(turn -> stored.stream()
                        .filter(entry -> entry instanceof TranscriptEntry.Answer && entry.id() > turn.after())
                        .findFirst()
                        .ifPresent(answer -> helpers.put(answer.id(),
                                TurnModels.helpers(turn.subagents(), session.key().profile())))));
        return helpers;
    }

    private List<Notice> notices() {
        return Optional.ofNullable(live).map(LiveSession::notices).orElse(List.of());
    }

    private List<ShownTurn> shown(SessionScreen.Showing now) {
        return Optional.ofNullable(live)
                .map(session -> turns.live().stream()
                        .map(turn -> new ShownTurn(session.key(), turn,
                                TurnModels.head(turn, session, now.profileLabel())))
                        .toList())
                .orElse(List.of());
    }

    /// What stands around the entries.
    private void drawEnd(SessionScreen.Showing now) {
        var session = live;
        var talks = session != null && now.details().readOnlyBecause().isEmpty()
                && rights.mayTalk(member, session.key().profile());
        transcript.allow(talks, session != null && session.busy());
        if (session == null) {
            return;
        }
        if (session.kind() == GatewayKind.REHEARSAL) {
            var profile = session.key().profile();
            session.facts().warning().ifPresentOrElse(
                    reason -> rehearsal.show(profile, now.profileLabel(), reason),
                    () -> rehearsal.show(profile, now.profileLabel()));
        } else {
            rehearsal.setVisible(false);
        }
        todos.show(session.turn().filter(LiveTurn::running).map(LiveTurn::todos).orElse(""));
        requests.show(new RequestModels.Requests(now.profileLabel(), talks,
                talks && rights.mayApprove(member, session.key().profile()),
                session.requests().stream().map(RequestModels::of).toList(),
                session.answered().stream()
                        .filter(answer -> !answer.at().isBefore(lastPrompt(now, session)))
                        .map(RequestModels::of)
                        .toList()));
    }

    /// Answers to what was asked before it are old news.
    private static Instant lastPrompt(SessionScreen.Showing now, LiveSession session) {
        return session.turn()
                .map(turn -> turn.prompt().map(LivePrompt::at).orElse(turn.startedAt()))
                .or(() -> now.entries().reversed().stream()
                        .flatMap(entry -> entry instanceof TranscriptEntry.Prompt prompt
                                ? Optional.of(prompt.at()).stream()
                                : Optional.<Instant>empty().stream())
                        .findFirst())
                .orElse(Instant.EPOCH);
    }

    /// What was to be sent instead of a prompt has not been sent.
    void refused(long message, String words) {
        transcript.refused(message, words);
    }

    /// Says whether a branch of it is being made, so that no second one is asked for.
    void branching(boolean underWay) {
        transcript.branching(underWay);
    }

    /// An answer did not get through.
    void released(String request) {
        requests.released(request);
    }

    /// Which session it is, as soon as that is known.
    Optional<SessionKey> session() {
        return Optional.ofNullable(live).map(LiveSession::key);
    }
}
