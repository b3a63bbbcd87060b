package dev.talaria.chat.ui;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.talaria.gateway.SessionFacts;
import dev.talaria.live.LivePrompt;
import dev.talaria.live.LiveSession;
import dev.talaria.live.LiveTurn;
import dev.talaria.sessions.SessionDetails;
import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.OneLine;

/// A session that has only just begun: no file holds it yet, and all that is known of it is what is live.
final class UnstoredSession {
    private static final int LONGEST_PREVIEW = 80;

    private UnstoredSession() {}

    /// Whether there is such a session at all.
    static boolean isThere(LiveSession live) {
        return live.turn().isPresent() || !live.queue().isEmpty() || !live.requests().isEmpty();
    }

    static SessionScreen.Showing screen(SessionScreen.Missing missing, LiveSession live) {
        return new SessionScreen.Showing(details(live), List.of(), SessionScreen.Earlier.NONE, Map.of(), Map.of(),
                Map.of(), 0, false, missing.profileLabel(), missing.colour());
    }

    private static SessionDetails details(LiveSession live) {
        var began = live.turn().map(LiveTurn::startedAt).orElse(Instant.EPOCH);
        var facts = live.facts();
        return new SessionDetails(live.key(), live.tip(), List.of(live.tip()), title(facts), preview(live), "",
                facts.model(), facts.folder(), facts.branch(), began, began, Optional.empty(), Optional.empty(), 0,
                Optional.empty(), 0, false, false, Optional.empty(), Optional.empty());
    }

    private static Optional<String> title(SessionFacts facts) {
        return facts.title().filter(title -> !title.isBlank());
    }

    private static String preview(LiveSession live) {
        var prompt = live.turn().flatMap(LiveTurn::prompt).map(LivePrompt::text).orElse("");
        return OneLine.of(Transcripts.invocation(prompt).orElse(prompt), LONGEST_PREVIEW);
    }
}
