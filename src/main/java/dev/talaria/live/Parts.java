package dev.talaria.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.talaria.gateway.GatewayEvent.ToolEnded;
import dev.talaria.gateway.GatewayEvent.ToolStarted;

/// What a turn has brought so far, piece by piece.
///
/// @param sealed whether the last text is whole, so that more text is another paragraph
/// @param size characters in all of them together
record Parts(List<LivePart> list, boolean sealed, long size) {
    static final Parts NONE = new Parts(List.of(), false, 0);

    /// Begins the id of a call to which the backend gives none.
    private static final String OURS = "unnamed-";
    private static final int MOST = 4_000_000;
    private static final int LONGEST_RESULT = 200_000;
    private static final String CUT = "\n\n… it goes on, too long to be shown while it runs";

    /// Models separate what they say after a tool by blank lines, which mean nothing at the beginning of a text.
    Parts text(String more, Instant now) {
        var grown = thoughtUntil(now);
        if (!grown.sealed && grown.last().orElse(null) instanceof LivePart.Text(var text)) {
            return grown.replaced(grown.list.size() - 1, new LivePart.Text(text.plus(grown.fitting(more))), more);
        }
        var beginning = more.stripLeading();
        return beginning.isEmpty()
                ? grown
                : grown.added(new LivePart.Text(GrowingText.of(grown.fitting(beginning))), beginning);
    }

    Parts reasoning(String more, Instant now) {
        if (last().orElse(null) instanceof LivePart.Reasoning thought && thought.until().isEmpty()) {
            return replaced(list.size() - 1, new LivePart.Reasoning(thought.text().plus(fitting(more)),
                    thought.since(), Optional.empty()), more);
        }
        var beginning = more.stripLeading();
        return beginning.isEmpty()
                ? this
                : added(new LivePart.Reasoning(GrowingText.of(fitting(beginning)), now, Optional.empty()), beginning);
    }

    /// A whole paragraph; nothing follows in its text.
    Parts remark(String text, boolean alreadyStreamed, Instant now) {
        var settled = thoughtUntil(now);
        var said = alreadyStreamed || text.isBlank()
                ? settled
                : settled.added(new LivePart.Text(GrowingText.of(settled.fitting(text.strip()))), text);
        return new Parts(said.list, true, said.size);
    }

    Parts started(ToolStarted tool, Instant now) {
        var settled = thoughtUntil(now);
        var id = tool.id().isEmpty() ? OURS + (list.size() + 1) : tool.id();
        var known = settled.latest(call -> call.id().equals(id));
        var call = new LivePart.Tool(id, tool.name(), tool.context(), settled.fitting(tool.arguments()), "",
                Optional.empty(), "", now, Optional.empty());
        return known < 0 ? settled.added(call, tool.arguments()) : settled;
    }

    Parts progressed(String name, String preview) {
        var at = latest(call -> call.running() && call.name().equals(name));
        if (at < 0) {
            return this;
        }
        var call = (LivePart.Tool) list.get(at);
        return replaced(at, new LivePart.Tool(call.id(), call.name(), call.context(), call.arguments(), preview,
                call.result(), call.diff(), call.since(), call.took()), "");
    }

    /// A call that was never heard to start is there from its end on.
    Parts ended(ToolEnded end, Instant now) {
        var named = end.id().isEmpty() ? -1 : latest(call -> call.id().equals(end.id()));
        var at = named >= 0
                ? named
                : latest(call -> call.running() && call.name().equals(end.name())
                        && (end.id().isEmpty() || call.id().startsWith(OURS)));
        var result = cut(end.result());
        if (at < 0) {
            var id = end.id().isEmpty() ? OURS + (list.size() + 1) : end.id();
            return thoughtUntil(now).added(new LivePart.Tool(id, end.name(), "", fitting(end.arguments()), "",
                    Optional.of(fitting(result)), end.diff(), now, end.took()), result + end.arguments());
        }
        var call = (LivePart.Tool) list.get(at);
        return replaced(at, new LivePart.Tool(call.id(), call.name(), call.context(),
                call.arguments().isEmpty() ? fitting(end.arguments()) : call.arguments(), "",
                Optional.of(fitting(result)), cut(end.diff()), call.since(),
                end.took().or(() -> Optional.of(Duration.between(call.since(), now)))), result + end.diff());
    }

    /// The model's last message, as its backend has it in the end: takes the place of what was streamed of it.
    Parts finalText(String text, Instant now) {
        var settled = thoughtUntil(now);
        var said = text.strip();
        var at = settled.list.size() - 1;
        while (at >= 0 && !(settled.list.get(at) instanceof LivePart.Text)
                && !(settled.list.get(at) instanceof LivePart.Tool)) {
            at--;
        }
        if (said.isEmpty()) {
            return settled;
        }
        if (at < 0 || !(settled.list.get(at) instanceof LivePart.Text(var streamed))) {
            return settled.added(new LivePart.Text(GrowingText.of(settled.fitting(said))), said);
        }
        return streamed.toString().strip().equals(said)
                ? settled
                : settled.replaced(at, new LivePart.Text(GrowingText.of(cut(said, MOST))), "");
    }

    /// Nothing of it runs any more, whatever was not heard to end.
    Parts closed(Instant now) {
        var closed = list.stream().<LivePart>map(part -> switch (part) {
            case LivePart.Tool call when call.running() -> new LivePart.Tool(call.id(), call.name(), call.context(),
                    call.arguments(), "", Optional.of(""), call.diff(), call.since(),
                    Optional.of(Duration.between(call.since(), now)));
            case LivePart.Reasoning thought when thought.until().isEmpty() -> new LivePart.Reasoning(thought.text(),
                    thought.since(), Optional.of(now));
            case LivePart.Tool call -> call;
            case LivePart.Reasoning thought -> thought;
            case LivePart.Text text -> text;
        }).toList();
        return new Parts(closed, true, size);
    }

    /// What the backend says that it has answered so far, where pieces may have been missed.
    Parts caughtUp(String answer, Instant now) {
        var streamed = new StringBuilder();
        for (var part : list) {
            if (part instanceof LivePart.Text(var text)) {
                streamed.append(text);
            }
        }
        var known = streamed.toString();
        if (answer.length() > known.length() && answer.startsWith(known)) {
            return text(answer.substring(known.length()), now);
        }
        return known.isBlank() && !answer.isBlank() ? text(answer, now) : this;
    }

    /// What runs now, in one line: the last call that has not ended.
    Optional<LivePart.Tool> running() {
        var at = latest(LivePart.Tool::running);
        return at < 0 ? Optional.empty() : Optional.of((LivePart.Tool) list.get(at));
    }

    private Parts thoughtUntil(Instant now) {
        if (last().orElse(null) instanceof LivePart.Reasoning thought && thought.until().isEmpty()) {
            return replaced(list.size() - 1,
                    new LivePart.Reasoning(thought.text(), thought.since(), Optional.of(now)), "");
        }
        return this;
    }

    private int latest(Predicate<LivePart.Tool> wanted) {
        for (var at = list.size() - 1; at >= 0; at--) {
            if (list.get(at) instanceof LivePart.Tool call && wanted.test(call)) {
                return at;
            }
        }
        return -1;
    }

    private Optional<LivePart> last() {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.getLast());
    }

    private Parts added(LivePart part, String more) {
        var longer = new ArrayList<>(list);
        longer.add(part);
        return new Parts(List.copyOf(longer), false, size + more.length());
    }

    private Parts replaced(int at, LivePart part, String more) {
        var changed = new ArrayList<>(list);
        changed.set(at, part);
        return new Parts(List.copyOf(changed), sealed, size + more.length());
    }

    /// As much as this turn may still hold in memory; whoever wants the rest finds it in the file.
    private String fitting(String more) {
        if (size + more.length() <= MOST) {
            return more;
        }
        return size > MOST ? "" : more.substring(0, (int) (MOST - size)) + CUT;
    }

    private static String cut(String text) {
        return cut(text, LONGEST_RESULT);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + CUT;
    }
}
