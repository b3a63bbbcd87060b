package dev.talaria.chat.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;

import dev.talaria.sessions.TranscriptEntry;
import dev.talaria.shared.ui.JsonProperty;

/// One entry of a transcript on the page; the browser renders it.
class EntryElement extends Component {
    private static final long serialVersionUID = 1L;

    EntryElement(TranscriptEntry entry) {
        super(new Element(tag(entry)));
        getElement().setAttribute("id", "m" + entry.id());
    }

    void show(Object model) {
        JsonProperty.set(getElement(), "entryJson", model);
    }

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
