package dev.talaria.chat.ui;

import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;

import dev.talaria.sessions.TranscriptEntry;
import dev.talaria.shared.ui.JsonProperty;

/// One entry of a transcript on the page; the browser renders it.
class EntryElement extends Component {
    private static final long serialVersionUID = 1L;

    private transient @Nullable Shown shown;

    EntryElement(TranscriptEntry entry) {
        super(new Element(tag(entry)));
        getElement().setAttribute("id", "m" + entry.id());
    }

    /// Draws nothing where nothing has changed: of a long conversation only the end grows.
    ///
    /// @param running whether its turn runs right now
    void show(TranscriptEntry entry, boolean running, LongFunction<String> whole) {
        var next = new Shown(entry, running);
        if (!next.equals(shown)) {
            shown = next;
            JsonProperty.set(getElement(), "entryJson", EntryModels.of(entry, running, whole));
        }
    }

    private record Shown(TranscriptEntry entry, boolean running) {}

    static String tag(TranscriptEntry entry) {
        return switch (entry) {
            case TranscriptEntry.Prompt _ -> "talaria-prompt";
            case TranscriptEntry.Answer _ -> "talaria-answer";
            case TranscriptEntry.Notice _ -> "talaria-notice";
            case TranscriptEntry.Summary _ -> "talaria-summary";
            case TranscriptEntry.Boundary _ -> "talaria-boundary";
        };
    }
}
