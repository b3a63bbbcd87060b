package dev.talaria.live;

import java.util.List;
import java.util.Optional;

import dev.talaria.gateway.Submission;
import dev.talaria.sessions.SessionEnd;
import dev.talaria.sessions.Transcripts;
import dev.talaria.team.PromptQueue.Kept;

/// Where a conversation is cut for a prompt that takes the place of an earlier one, as the file tells it.
final class Cuts {
    private final Transcripts transcripts;

    Cuts(Transcripts transcripts) {
        this.transcripts = transcripts;
    }

    /// Which of the prompts that the agent still remembers it takes the place of; nothing where it takes none's, or one that is
    /// not remembered.
    Optional<Submission.Cut> of(Kept prompt) {
        return prompt.replaces().flatMap(row -> {
            var remembered = remembered(prompt);
            var at = remembered.stream().map(SessionEnd.Prompt::id).toList().indexOf(row);
            return at < 0 ? Optional.empty() : Optional.of(new Submission.Cut(at, row, remembered.get(at).back()));
        });
    }

    /// Sent before, it may have got only so far that the other one was taken back.
    boolean isMade(Kept prompt, long row) {
        return transcripts.isTakenBack(prompt.session().profile(), row)
                && remembered(prompt).stream().noneMatch(other -> other.id() > row);
    }

    private List<SessionEnd.Prompt> remembered(Kept prompt) {
        return transcripts.prompts(prompt.session().profile(), prompt.session().root());
    }
}
