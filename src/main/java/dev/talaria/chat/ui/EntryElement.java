package dev.talaria.chat.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;

import dev.talaria.chat.ui.TurnModels.HeadModel;
import dev.talaria.live.Author;
import dev.talaria.live.LivePrompt;
import dev.talaria.live.LiveTurn;
import dev.talaria.sessions.TranscriptEntry;
import dev.talaria.shared.ui.JsonProperty;

/// One entry of a transcript on the page; the browser renders it. It may begin as half of a live turn and become what the
/// file holds of it, so that nothing moves and what a reader has opened stays open.
class EntryElement extends Component {
    static final String PROMPT = "talaria-prompt";
    static final String ANSWER = "talaria-answer";
    private static final long serialVersionUID = 1L;

    private transient @Nullable Shown shown;
    private transient @Nullable LivePrompt prompt;
    private transient @Nullable TurnPushes pushes;
    private transient List<String> alternatives = List.of();

    EntryElement(String tag) {
        super(new Element(tag));
    }

    /// Draws nothing where nothing has changed: of a long conversation only the end grows.
    ///
    /// @param running whether its turn runs right now
    /// @param author who sent it, where that is kept
    void show(TranscriptEntry entry, boolean running, Optional<String> author, LongFunction<String> whole) {
        var next = new Shown(entry, running, author);
        if (!next.equals(shown)) {
            shown = next;
            pushes = null;
            getElement().setAttribute("id", "m" + entry.id());
            var name = author.or(() -> Optional.ofNullable(prompt).flatMap(LivePrompt::author).map(Author::name));
            JsonProperty.set(getElement(), "entryJson", EntryModels.of(entry, running, name.orElse(null), whole));
        }
    }

    void show(LivePrompt live) {
        if (!live.equals(prompt)) {
            prompt = live;
            JsonProperty.set(getElement(), "entryJson", TurnModels.prompt(live));
        }
    }

    void show(LiveTurn turn, HeadModel head, TurnPushes.Start start) {
        var course = pushes;
        if (course == null) {
            course = start.of(getElement());
            pushes = course;
        }
        course.show(turn, head);
    }

    /// Shows other answers to the same prompt, too, which the file no longer has.
    ///
    /// @param earlier as they were shown
    void keepReadable(List<String> earlier) {
        alternatives = List.copyOf(earlier);
        getElement().setProperty("alternativesJson", "[" + String.join(",", earlier) + "]");
    }

    /// This answer and those that were there before it, oldest first.
    List<String> answers() {
        var all = new ArrayList<>(alternatives);
        Optional.ofNullable(getElement().getProperty("entryJson")).ifPresent(all::add);
        return all;
    }

    /// What it shows of the file.
    Optional<TranscriptEntry> entry() {
        return Optional.ofNullable(shown).map(Shown::entry);
    }

    private record Shown(TranscriptEntry entry, boolean running, Optional<String> author) {}

    static String tag(TranscriptEntry entry) {
        return switch (entry) {
            case TranscriptEntry.Prompt _ -> PROMPT;
            case TranscriptEntry.Answer _ -> ANSWER;
            case TranscriptEntry.Notice _ -> "talaria-notice";
            case TranscriptEntry.Summary _ -> "talaria-summary";
            case TranscriptEntry.Boundary _ -> "talaria-boundary";
        };
    }
}
