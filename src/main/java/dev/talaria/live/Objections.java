package dev.talaria.live;

import java.util.List;
import java.util.Optional;

import dev.talaria.sessions.Population;
import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.sessions.SessionSummary;
import dev.talaria.sessions.SourceNames;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Attachment;
import dev.talaria.team.Member;
import dev.talaria.team.Rights;

/// What speaks against a prompt before it is kept: who says it, what it says, and what is at work in its session.
final class Objections {
    private static final String NOT_ALLOWED = "You may not talk to this profile's agent.";

    private final Rights rights;
    private final SessionCatalogue catalogue;
    private final SessionBook book;

    Objections(Rights rights, SessionCatalogue catalogue, SessionBook book) {
        this.rights = rights;
        this.catalogue = catalogue;
        this.book = book;
    }

    /// To the first prompt of a new session.
    ///
    /// @return the words for the member; nothing where nothing speaks against it
    Optional<String> to(Member actor, ProfileName profile, String text, List<Attachment> attachments) {
        if (!rights.mayTalk(actor, profile)) {
            return Optional.of(NOT_ALLOWED);
        }
        return text.isBlank() && attachments.isEmpty() ? Optional.of("There is nothing to send.") : Optional.empty();
    }

    Optional<String> to(Member actor, SessionKey session, String text, List<Attachment> attachments) {
        return to(actor, session.profile(), text, attachments).or(() -> readOnly(session));
    }

    private Optional<String> readOnly(SessionKey session) {
        var population = catalogue.onDisk(session.profile(), session.root())
                .map(SessionSummary::population)
                .orElse(Population.HUMAN);
        return switch (population) {
            case HUMAN -> Optional.empty();
            case SCHEDULED -> Optional.of("A schedule ran this session: there is nobody to answer.");
            case AUTOMATED -> Optional.of("A program ran this session: there is nobody to answer.");
        };
    }

    /// The file says that a turn runs, and it is none of ours.
    ///
    /// @return what the program that runs it is called
    Optional<String> programAtWork(SessionKey session) {
        var ours = book.known(session).flatMap(SessionState::turn);
        return catalogue.onDisk(session.profile(), session.root())
                .filter(summary -> Elsewhere.runs(summary.running(), summary.lastActivity(), ours,
                        book.lastEnd(summary.key())))
                .map(summary -> SourceNames.label(summary.source()));
    }
}
