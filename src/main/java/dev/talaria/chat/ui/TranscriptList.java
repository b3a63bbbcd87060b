package dev.talaria.chat.ui;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;

import dev.talaria.chat.ui.EntryElement.OfFile;
import dev.talaria.chat.ui.TurnModels.HeadModel;
import dev.talaria.live.LiveTurn;
import dev.talaria.live.Notice;
import dev.talaria.sessions.TranscriptEntry;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.ui.Toasts;

/// The entries of a session, oldest first, and the turns that happen now. Entries keep their element as long as they are
/// there, so that what is being read stays where it is.
@Tag("talaria-transcript")
@JsModule("./transcript.ts")
@NpmPackage(value = "markdown-it", version = "15.0.3")
@NpmPackage(value = "dompurify", version = "3.4.17")
@NpmPackage(value = "highlight.js", version = "11.12.0")
@NpmPackage(value = "katex", version = "0.19.1")
class TranscriptList extends Component implements HasComponents {
    private static final long serialVersionUID = 1L;

    private final transient Clock clock;
    private final transient SequencedMap<Part, EntryElement> elements = new LinkedHashMap<>();
    /// The last row before each of the live turns.
    private final transient Map<Long, Long> beganAfter = new HashMap<>();
    private transient List<Notice> shownNotices = List.of();
    /// How the elements are to stand; nothing where they do.
    private @Nullable transient Runnable arrangement;

    /// What an element stands for: a row may turn from one kind of entry into another, which needs another element.
    ///
    /// @param number of a live turn, or the id of an entry
    private record Part(boolean live, String tag, long number) {
        static Part of(TranscriptEntry entry) {
            return new Part(false, EntryElement.tag(entry), entry.id());
        }

        static Part of(Notice notice) {
            // below every turn's number
            return new Part(true, EntryElement.NOTICE, -notice.number());
        }

        boolean isOfTurn() {
            return live && number > 0;
        }

        static Part of(LiveTurn turn, String tag) {
            return new Part(true, tag, turn.number());
        }
    }

    /// @param earlier hears that the reader wants the page before the first entry
    TranscriptList(Runnable earlier, TurnActions actions, Clock clock) {
        this.clock = clock;
        getElement().addEventListener("earlier", _ -> earlier.run());
        getElement().addEventListener("notify",
                event -> Toasts.show(event.getEventData().path("event.detail.text").asString("")))
                .addEventData("event.detail.text");
        getElement().addEventListener("resend",
                event -> actions.resend(event.getEventData().path("event.detail.id").asLong(0),
                        event.getEventData().path("event.detail.text").asString("")))
                .addEventData("event.detail.id").addEventData("event.detail.text");
        getElement().addEventListener("branch",
                event -> actions.branch(event.getEventData().path("event.detail.id").asLong(0)))
                .addEventData("event.detail.id");
        getElement().addEventListener("retry", _ -> actions.retry());
        getElement().addEventListener("ask-again", _ -> actions.askAgain());
        getElement().addEventListener("stop-turn", _ -> actions.stop());
    }

    /// @param stored what is shown of the file
    /// @param runsElsewhere whether another program is at work in it
    /// @param turns what is shown of what is live
    /// @param notices what was said beside it, oldest first
    void show(SessionScreen.Showing screen, List<TranscriptEntry> stored, boolean runsElsewhere,
            List<ShownTurn> turns, List<Notice> notices) {
        getElement().setProperty("earlier", screen.earlier().name().toLowerCase(Locale.ROOT));
        getElement().setProperty("target", screen.target());
        getElement().setProperty("empty",
                stored.isEmpty() && turns.isEmpty() ? "Nothing was said in this session yet." : "");
        var wanted = new LinkedHashMap<Part, Consumer<EntryElement>>();
        shownNotices = notices;
        var beside = new NoticesBetween(notices);
        if (screen.earlier() != SessionScreen.Earlier.NONE && !stored.isEmpty()) {
            // they belong to what is not shown
            beside.until(EntryModels.begin(stored.getFirst()));
        }
        var others = List.<OfFile>of();
        var failure = Optional.<String>empty();
        for (var position = 0; position < stored.size(); position++) {
            var entry = stored.get(position);
            var asked = entry instanceof TranscriptEntry.Prompt;
            others = asked ? others(screen, entry.id()) : others;
            var answers = others;
            var running = runsElsewhere && turns.isEmpty() && position == stored.size() - 1;
            place(wanted, beside.until(EntryModels.begin(entry), failure));
            failure = entry instanceof TranscriptEntry.Answer answer ? answer.failure() : Optional.empty();
            wanted.put(Part.of(entry), element -> {
                element.show(new OfFile(entry, running, Optional.ofNullable(screen.authors().get(entry.id())),
                        screen.helpers().getOrDefault(entry.id(), List.of()), screen.details().key().profile()));
                element.offer(asked ? List.of() : answers);
            });
            others = asked ? others : List.of();
        }
        for (var turn : turns) {
            place(wanted, beside.until(turn.turn().startedAt(), failure));
            failure = Optional.empty();
            wanted.putAll(drawing(turn));
        }
        place(wanted, beside.rest());
        arrangement = () -> arrange(wanted, turns);
        getUI().ifPresentOrElse(ui -> ui.beforeClientResponse(this, _ -> arrange()), this::arrange);
    }

    private static List<OfFile> others(SessionScreen.Showing screen, long prompt) {
        return screen.others().getOrDefault(prompt, List.of()).stream()
                .map(answer -> new OfFile(answer, false, Optional.empty(), List.of(), screen.details().key().profile()))
                .toList();
    }

    /// Once for each answer to the browser, and what goes before what comes: it puts an element in a wrong place where it is
    /// told to add one at the end and to take away others before it.
    private void arrange() {
        var next = arrangement;
        arrangement = null;
        if (next != null) {
            next.run();
        }
    }

    private void arrange(Map<Part, Consumer<EntryElement>> wanted, List<ShownTurn> turns) {
        handOver(wanted, turns);
        var replaced = replaced(turns);
        removeGone(wanted);
        place(wanted);
        turns.stream().map(turn -> elements.get(Part.of(turn.turn(), EntryElement.ANSWER)))
                .filter(_ -> !replaced.isEmpty())
                .forEach(answer -> answer.keepReadable(replaced));
    }

    /// Draws only what is live; false where more than that has changed.
    boolean stream(List<ShownTurn> turns, List<Notice> notices) {
        if (arrangement != null) {
            return false;
        }
        var wanted = new LinkedHashMap<Part, Consumer<EntryElement>>();
        turns.forEach(turn -> wanted.putAll(drawing(turn)));
        var present = elements.keySet().stream().filter(Part::isOfTurn).collect(Collectors.toSet());
        if (!present.equals(wanted.keySet()) || !shownNotices.equals(notices)) {
            return false;
        }
        wanted.forEach((part, draw) -> Optional.ofNullable(elements.get(part)).ifPresent(draw));
        turns.forEach(turn -> beganAfter.put(turn.turn().number(), turn.turn().after()));
        return true;
    }

    /// Offers what can be said and done.
    ///
    /// @param busy whether a turn runs, so that the conversation cannot be changed
    void allow(boolean talk, boolean busy) {
        getElement().setAttribute("talk", talk);
        getElement().setAttribute("busy", busy);
    }

    /// Offers no branch while one is being made.
    void branching(boolean underWay) {
        getElement().setProperty("branching", underWay);
    }

    /// What was to be sent instead of a prompt is still the member's.
    void refused(long message, String words) {
        getElement().callJsFunction("refused", message, words);
    }

    private static void place(Map<Part, Consumer<EntryElement>> wanted, List<Notice> notices) {
        notices.forEach(notice -> wanted.put(Part.of(notice), element -> element.show(notice)));
    }

    private Map<Part, Consumer<EntryElement>> drawing(ShownTurn shown) {
        var turn = shown.turn();
        var drawing = new LinkedHashMap<Part, Consumer<EntryElement>>();
        turn.prompt().ifPresent(prompt -> drawing.put(Part.of(turn, EntryElement.PROMPT),
                element -> element.show(prompt)));
        drawing.put(Part.of(turn, EntryElement.ANSWER), element -> element.show(shown));
        return drawing;
    }

    /// A live turn that is stored now keeps its elements.
    private void handOver(Map<Part, ?> wanted, List<ShownTurn> turns) {
        for (var part : List.copyOf(elements.keySet())) {
            if (part.isOfTurn() && !wanted.containsKey(part)) {
                wanted.keySet().stream()
                        .filter(stored -> !stored.live() && stored.tag().equals(part.tag())
                                && stored.number() > beganAfter.getOrDefault(part.number(), Long.MAX_VALUE)
                                && !elements.containsKey(stored))
                        .findFirst()
                        .ifPresent(stored -> elements.put(stored, elements.remove(part)));
            }
        }
        beganAfter.keySet().removeIf(number -> turns.stream().noneMatch(turn -> turn.turn().number() == number));
        turns.forEach(turn -> beganAfter.put(turn.turn().number(), turn.turn().after()));
    }

    /// The answers whose place a new turn takes, where it asks the same again.
    private List<OfFile> replaced(List<ShownTurn> turns) {
        return turns.stream().map(ShownTurn::turn)
                .filter(turn -> !elements.containsKey(Part.of(turn, EntryElement.ANSWER)))
                .flatMap(turn -> turn.replaces().stream()
                        .filter(first -> prompt(first).equals(turn.prompt().map(prompt -> prompt.text())))
                        .flatMap(first -> elements.entrySet().stream()
                                .filter(part -> part.getKey().tag().equals(EntryElement.ANSWER)
                                        && !part.getKey().live() && part.getKey().number() > first)
                                .min(Comparator.comparingLong(part -> part.getKey().number())).stream()))
                .flatMap(part -> part.getValue().answers().stream())
                .toList();
    }

    private Optional<String> prompt(long id) {
        return elements.values().stream().flatMap(element -> element.entry().stream())
                .filter(entry -> entry.id() == id)
                .flatMap(entry -> entry instanceof TranscriptEntry.Prompt prompt
                        ? Optional.of(prompt.text()).stream()
                        : Optional.<String>empty().stream())
                .findFirst();
    }

    private void removeGone(Map<Part, ?> wanted) {
        elements.entrySet().removeIf(known -> {
            var gone = !wanted.containsKey(known.getKey());
            if (gone) {
                remove(known.getValue());
            }
            return gone;
        });
    }

    private void place(Map<Part, Consumer<EntryElement>> wanted) {
        var position = 0;
        for (var part : new ArrayList<>(wanted.entrySet())) {
            var element = elements.computeIfAbsent(part.getKey(), key -> new EntryElement(key.tag(), clock));
            if (element.getElement().getParent() == null
                    || getElement().indexOfChild(element.getElement()) != position) {
                addComponentAtIndex(position, element);
            }
            part.getValue().accept(element);
            position++;
        }
    }

    /// A live turn with what is said of it.
    record ShownTurn(SessionKey session, LiveTurn turn, HeadModel head) {}
}
