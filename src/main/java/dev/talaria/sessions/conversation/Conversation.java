package dev.talaria.sessions.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.talaria.sessions.Picture;
import dev.talaria.sessions.SessionLinks;
import dev.talaria.sessions.TranscriptEntry;
import dev.talaria.sessions.statedb.Lineage;
import dev.talaria.sessions.statedb.MessageRow;
import dev.talaria.sessions.tools.Cut;
import dev.talaria.shared.ProfileName;

/// Reads rows as the conversation that they are. Never fails: what cannot be understood is shown as text.
public final class Conversation {
    private static final Set<String> AGENT = Set.of("assistant", "tool");
    private static final int LONGEST_NOTICE = 4_000;
    /// What was handed to a running turn, as its model reads it.
    private static final Pattern STEERED = Pattern
            .compile("(?s)\\A\\[OUT-OF-BAND USER MESSAGE[^\\]]*\\]\\s*(.*?)\\s*\\[/OUT-OF-BAND USER MESSAGE\\]\\s*\\z");

    private final ProfileName profile;
    private final Lineage lineage;
    private final Stretch stretch;
    private final List<TranscriptEntry> entries = new ArrayList<>();
    private final List<MessageRow> turn = new ArrayList<>();
    private int opening;

    private Conversation(ProfileName profile, Lineage lineage, Stretch stretch) {
        this.profile = profile;
        this.lineage = lineage;
        this.stretch = stretch;
        this.opening = Math.max(1, stretch.firstOpened());
    }

    public static List<TranscriptEntry> entries(ProfileName profile, Lineage lineage, Stretch stretch) {
        var conversation = new Conversation(profile, lineage, stretch);
        Replays.without(stretch.rows()).forEach(conversation::add);
        conversation.openUpTo(stretch.last());
        conversation.endTurn(stretch.reachesEnd());
        return List.copyOf(conversation.entries);
    }

    /// What a person wrote, out of the content of a row.
    public static String asTyped(String content) {
        var said = MessageParts.of(content, _ -> "").text();
        return PromptText.of(RemarkText.of(said).map(RemarkText::rest).orElse(said)).text();
    }

    /// Files of the pictures that the content of a row only names.
    public static List<String> namedPictures(String content) {
        return PromptText.of(MessageParts.of(content, _ -> "").text()).pictures();
    }

    private void add(MessageRow row) {
        openUpTo(row.segment());
        if (row.displayKind().equals("hidden") || row.isFrom("session_meta")) {
            return;
        }
        var text = MessageParts.of(row.content(), index -> SessionLinks.picture(profile, row.id(), index)).text();
        SummaryText.of(row, text).ifPresentOrElse(summary -> addSummary(row, summary), () -> addMessage(row));
    }

    private void addSummary(MessageRow row, SummaryText summary) {
        endTurn(false);
        var merged = !summary.rest().isEmpty();
        entries.add(new TranscriptEntry.Summary(merged ? -(2 * row.id() + 1) : row.id(), Moments.at(row.timestamp()),
                Cut.at(summary.summary(), AnswerFold.LONGEST_TEXT)));
        if (merged) {
            addMessage(row.withContent(summary.rest()));
        }
    }

    private void addMessage(MessageRow row) {
        if (AGENT.contains(row.role())) {
            turn.add(row);
        } else if (row.isFrom("user") && row.displayKind().isBlank()) {
            addSaid(row);
        } else {
            endTurn(false);
            addNotice(row, row.displayKind().isBlank() ? row.role() : row.displayKind());
        }
    }

    private void addSaid(MessageRow row) {
        var remark = RemarkText.of(row.content());
        if (remark.isEmpty() || !remark.get().rest().isEmpty()) {
            endTurn(true);
            addPrompt(remark.map(found -> row.withContent(found.rest())).orElse(row));
        } else if (!remark.get().kind().isEmpty()) {
            endTurn(false);
            addNotice(row, remark.get().kind());
        }
    }

    private void addPrompt(MessageRow row) {
        var content = MessageParts.of(row.content(), index -> SessionLinks.picture(profile, row.id(), index));
        var prompt = PromptText.of(content.text());
        var attachments = new ArrayList<>(prompt.references());
        attachments.addAll(content.files());
        var pictures = content.pictures().isEmpty() && content.files().isEmpty()
                ? kept(row, prompt.pictures().size())
                : content.pictures();
        if (!prompt.text().isEmpty() || !attachments.isEmpty() || !pictures.isEmpty()) {
            entries.add(new TranscriptEntry.Prompt(row.id(), Moments.at(row.timestamp()),
                    Cut.at(prompt.text(), AnswerFold.LONGEST_TEXT),
                    row.cut() || prompt.text().length() > AnswerFold.LONGEST_TEXT, pictures, attachments));
        }
    }

    /// Pictures that a row only names: whether they are still there shows when they are asked for.
    private List<Picture> kept(MessageRow row, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> new Picture(Optional.of(SessionLinks.picture(profile, row.id(), index)),
                        Optional.empty(), "Picture " + (index + 1)))
                .toList();
    }

    private void addNotice(MessageRow row, String kind) {
        var said = PromptText.withoutMemory(MessageParts.of(row.content(), _ -> "").text()).strip();
        var text = STEERED.matcher(said).replaceFirst("$1");
        if (!text.isEmpty()) {
            entries.add(new TranscriptEntry.Notice(row.id(), Moments.at(row.timestamp()), kind,
                    Cut.at(text, LONGEST_NOTICE)));
        }
    }

    private void openUpTo(int segment) {
        for (; opening <= Math.min(segment, stretch.last()); opening++) {
            endTurn(false);
            var opened = lineage.segments().get(opening);
            entries.add(new TranscriptEntry.Boundary(-2L * opening, Moments.at(opened.startedAt()), opened.id()));
        }
    }

    private void endTurn(boolean over) {
        if (!turn.isEmpty()) {
            entries.add(AnswerFold.of(profile, List.copyOf(turn), over));
            turn.clear();
        }
    }
}
