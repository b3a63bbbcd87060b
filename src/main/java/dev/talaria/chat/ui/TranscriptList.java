package dev.talaria.chat.ui;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;

import dev.talaria.sessions.SessionLinks;
import dev.talaria.sessions.TranscriptEntry;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.ui.Toasts;

/// The entries of a session, oldest first. Entries keep their element as long as they are there, so that what is being read
/// stays where it is.
@Tag("talaria-transcript")
@JsModule("./transcript.ts")
@NpmPackage(value = "markdown-it", version = "15.0.3")
@NpmPackage(value = "dompurify", version = "3.4.17")
@NpmPackage(value = "highlight.js", version = "11.12.0")
@NpmPackage(value = "katex", version = "0.19.1")
class TranscriptList extends Component implements HasComponents {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, EntryElement> elements = new LinkedHashMap<>();

    TranscriptList(Runnable earlier) {
        getElement().addEventListener("earlier", _ -> earlier.run());
        getElement().addEventListener("notify",
                event -> Toasts.show(event.getEventData().path("event.detail.text").asString("")))
                .addEventData("event.detail.text");
    }

    void show(ProfileName profile, SessionScreen.Showing screen) {
        getElement().setProperty("earlier", screen.earlier().name().toLowerCase(Locale.ROOT));
        getElement().setProperty("target", screen.target());
        getElement().setProperty("empty", screen.entries().isEmpty() ? "Nothing was said in this session yet." : "");
        var entries = screen.entries();
        removeGone(entries);
        for (var position = 0; position < entries.size(); position++) {
            var entry = entries.get(position);
            var element = elements.computeIfAbsent(key(entry), _ -> new EntryElement(entry));
            if (element.getElement().getParent() == null
                    || getElement().indexOfChild(element.getElement()) != position) {
                addComponentAtIndex(position, element);
            }
            var running = screen.details().running() && position == entries.size() - 1;
            element.show(entry, running, message -> SessionLinks.whole(profile, message));
        }
    }

    private void removeGone(List<TranscriptEntry> entries) {
        var wanted = new HashSet<String>();
        entries.forEach(entry -> wanted.add(key(entry)));
        elements.entrySet().removeIf(known -> {
            var gone = !wanted.contains(known.getKey());
            if (gone) {
                remove(known.getValue());
            }
            return gone;
        });
    }

    /// A row may turn from one kind of entry into another, which needs another element.
    private static String key(TranscriptEntry entry) {
        return EntryElement.tag(entry) + entry.id();
    }
}
