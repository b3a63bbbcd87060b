package dev.talaria.live;

import org.springframework.stereotype.Component;

import dev.talaria.sessions.Transcripts;
import dev.talaria.shared.Background;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Authors;
import dev.talaria.team.Member;

/// Notes who sends a prompt, and looks for its row when its turn is over: by then the file holds it.
@Component
class Authorship {
    private final Authors authors;
    private final Transcripts transcripts;

    Authorship(SessionBook book, Authors authors, Transcripts transcripts, Background background) {
        this.authors = authors;
        this.transcripts = transcripts;
        book.read((before, after) -> {
            if (after.signs().submitted() && (!before.signs().submitted() || before.turns() != after.turns())) {
                background.run(() -> note(after));
            }
            if (before.busy() && !after.busy()) {
                background.run(() -> find(after.key()));
            }
        });
    }

    private void note(SessionState sent) {
        sent.turn().ifPresent(turn -> turn.prompt().ifPresent(prompt -> prompt.author()
                .ifPresent(author -> sent.signs().row().ifPresent(row -> authors.leaves(sent.key(),
                        new Member(author.id(), author.name()), row, prompt.text(), turn.after())))));
    }

    private void find(SessionKey session) {
        authors.of(session, transcripts.prompts(session.profile(), session.root()).stream()
                .map(prompt -> new Authors.Stored(prompt.id(), prompt.text()))
                .toList());
    }
}
