package dev.talaria.chat.ui;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.dom.Element;

import dev.talaria.chat.ui.TranscriptList.ShownTurn;
import dev.talaria.chat.ui.TurnModels.HelperModel;
import dev.talaria.live.Author;
import dev.talaria.live.LivePrompt;
import dev.talaria.live.Notice;
import dev.talaria.sessions.SessionLinks;
import dev.talaria.sessions.TranscriptEntry;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.ui.DrawnByBrowser;

/// One entry of a transcript on the page; the browser renders it. It may begin as half of a live turn and become what the
/// file holds of it, so that nothing moves and what a reader has opened stays open.
class EntryElement extends DrawnByBrowser {
    static final String PROMPT = "talaria-prompt";
    static final String ANSWER = "talaria-answer";
    static final String NOTICE = "talaria-notice";
    private static final long serialVersionUID = 1L;

    private final transient Clock clock;
    private transient @Nullable Shown shown;
    private transient @Nullable String sender;
    private transient @Nullable TurnPushes pushes;
    private transient List<OfFile> alternatives = List.of();
    private boolean alternativesTold = true;

    EntryElement(String tag, Clock clock) {
        super(new Element(tag));
        this.clock = clock;
    }

    /// What it shows.
    sealed interface Shown {}

    /// @param running whether its turn runs right now
    /// @param author who sent it, where that is kept
    /// @param helpers the subagents that worked for it
    record OfFile(TranscriptEntry entry, boolean running, Optional<String> author, List<HelperModel> helpers,
            ProfileName profile)
            implements
                Shown {}

    private record OfPrompt(LivePrompt prompt) implements Shown {}

    private record OfNotice(Notice notice) implements Shown {}

    private record OfTurn(ShownTurn turn) implements Shown {}

    /// Draws nothing where nothing has changed: of a long conversation only the end grows.
    void show(OfFile next) {
        if (!next.equals(shown)) {
            shown = next;
            pushes = null;
            getElement().setAttribute("id", "m" + next.entry().id());
            changed();
        }
    }

    void show(LivePrompt prompt) {
        var next = new OfPrompt(prompt);
        if (!next.equals(shown)) {
            shown = next;
            sender = prompt.author().map(Author::name).orElse(null);
            changed();
        }
    }

    void show(Notice notice) {
        var next = new OfNotice(notice);
        if (!next.equals(shown)) {
            shown = next;
            changed();
        }
    }

    void show(ShownTurn turn) {
        shown = new OfTurn(turn);
        changed();
    }

    /// Shows other answers to the same prompt, too, which the file no longer has.
    ///
    /// @param earlier as they were shown
    void keepReadable(List<OfFile> earlier) {
        alternatives = List.copyOf(earlier);
        alternativesTold = false;
        changed();
    }

    /// Shows what the file still has of other answers; what was seen here and is not there any more stays readable, too.
    void offer(List<OfFile> stored) {
        if (stored.size() > alternatives.size()) {
            keepReadable(stored);
        }
    }

    /// This answer and those that were there before it, oldest first.
    List<OfFile> answers() {
        var all = new ArrayList<>(alternatives);
        if (shown instanceof OfFile own) {
            all.add(own);
        }
        return all;
    }

    /// What it shows of the file.
    Optional<TranscriptEntry> entry() {
        return shown instanceof OfFile(var entry, _, _, _, _) ? Optional.of(entry) : Optional.empty();
    }

    @Override
    protected void tell(boolean all) {
        switch (shown) {
            case OfFile own -> hand("entryJson", model(own));
            case OfPrompt(var prompt) -> hand("entryJson", TurnModels.prompt(prompt));
            case OfNotice(var notice) -> hand("entryJson", TurnModels.notice(notice));
            case OfTurn(var turn) -> tell(turn, all);
            case null -> {
                // it has just come to the page
            }
        }
        if (!alternatives.isEmpty() && (all || !alternativesTold)) {
            alternativesTold = true;
            hand("alternativesJson", alternatives.stream().map(this::model).toList());
        }
    }

    private void tell(ShownTurn turn, boolean all) {
        var course = pushes;
        if (all || course == null) {
            pushes = new TurnPushes(getElement(), turn);
            hand("turnJson", TurnModels.turn(turn, clock.instant()));
        } else {
            course.push(turn);
        }
    }

    private Object model(OfFile own) {
        return EntryModels.of(own.entry(), own.running(), own.author().orElse(sender), own.helpers(),
                message -> SessionLinks.whole(own.profile(), message));
    }

    static String tag(TranscriptEntry entry) {
        return switch (entry) {
            case TranscriptEntry.Prompt _ -> PROMPT;
            case TranscriptEntry.Answer _ -> ANSWER;
            case TranscriptEntry.Notice _ -> NOTICE;
            case TranscriptEntry.Summary _ -> "talaria-summary";
            case TranscriptEntry.Boundary _ -> "talaria-boundary";
        };
    }
}
