package dev.talaria.chat.ui;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Span;

import dev.talaria.gateway.SessionFacts;
import dev.talaria.live.Activity;
import dev.talaria.live.LiveSession;
import dev.talaria.live.LiveTurn;
import dev.talaria.sessions.SessionDetails;
import dev.talaria.shared.ProfileName;

/// The foot of a session: where it works, how full and how dear it is, what it does, how its gateway stands.
class SessionStatusBar extends Composite<Footer> {
    private static final long serialVersionUID = 1L;

    private final transient Clock clock;
    private final transient Function<ProfileName, String> labels;
    private final Div facts = new Div();
    private final Span activity = new Span();
    private final TurnClock turn = new TurnClock("turn ", "clock");
    private final GatewayButton gateway;
    private @Nullable transient SessionDetails details;
    private @Nullable transient LiveSession live;
    private @Nullable transient Facts shown;
    private @Nullable transient Doing doing;

    /// What the left half says.
    private record Facts(Optional<String> folder, Optional<String> branch, Optional<SessionFacts.Usage> usage,
            Optional<Double> cost, long tokens, int messages, int segments, boolean archived) {}

    /// What the right half says.
    private record Doing(Activity activity, boolean elsewhere, Optional<Instant> since) {}

    SessionStatusBar(Clock clock, Function<ProfileName, String> labels) {
        this.clock = clock;
        this.labels = labels;
        gateway = new GatewayButton(clock);
        var grow = new Div();
        grow.addClassName("grow");
        facts.addClassName("facts");
        activity.addClassName("doing");
        getContent().addClassName("status-bar");
        getContent().add(facts, grow, activity, turn, gateway);
    }

    void show(SessionDetails now) {
        details = now;
        draw();
    }

    /// Shows what the session does right now, besides what its file tells.
    void show(LiveSession now) {
        live = now;
        draw();
    }

    private void draw() {
        var stored = Optional.ofNullable(details);
        var running = Optional.ofNullable(live);
        var known = running.map(LiveSession::facts).orElse(SessionFacts.NONE);
        var next = new Facts(known.folder().or(() -> stored.flatMap(SessionDetails::folder)),
                known.branch().filter(branch -> !branch.isBlank()).or(() -> stored.flatMap(SessionDetails::gitBranch)),
                known.usage(),
                // a file has 0 where nobody knows; an agent that says 0 means it
                known.usage().flatMap(SessionFacts.Usage::cost)
                        .or(() -> stored.flatMap(SessionDetails::cost).filter(cost -> cost > 0)),
                stored.map(SessionDetails::tokens).orElse(0L), stored.map(SessionDetails::messages).orElse(0),
                stored.map(it -> it.segments().size()).orElse(1),
                stored.map(SessionDetails::archived).orElse(false));
        if (!next.equals(shown)) {
            shown = next;
            draw(next);
        }
        var turnNow = running.flatMap(LiveSession::turn).filter(LiveTurn::running);
        var elsewhere = turnNow.isEmpty() && stored.filter(SessionDetails::running)
                .filter(it -> running.map(now -> now.runsElsewhere(true, it.lastActivity())).orElse(true))
                .isPresent();
        var does = new Doing(running.map(LiveSession::activity).orElse(Activity.IDLE), elsewhere,
                turnNow.map(LiveTurn::startedAt));
        if (!does.equals(doing)) {
            doing = does;
            draw(does);
        }
        running.ifPresent(it -> gateway.show(labels.apply(it.key().profile()), it.kind(), it.health()));
        gateway.setVisible(running.isPresent());
    }

    private void draw(Facts now) {
        facts.removeAll();
        now.folder().filter(folder -> !folder.isBlank()).ifPresent(
                folder -> add(FolderWords.compact(folder), "path", "Working folder: " + folder));
        now.branch().ifPresent(branch -> add(branch, "branch", "Git branch"));
        now.usage().filter(usage -> usage.contextMax() > 0 || usage.contextUsed() > 0)
                .ifPresentOrElse(this::addContext, () -> {
                    if (now.tokens() > 0) {
                        add(Amounts.tokens(now.tokens()), "tokens", "Tokens in and out");
                    }
                });
        now.cost().ifPresent(cost -> add(Amounts.dollars(cost), "cost", "Cost so far"));
        if (now.messages() > 0) {
            add(now.messages() == 1 ? "1 message" : now.messages() + " messages", "messages", "");
        }
        if (now.segments() > 1) {
            add(now.segments() + " segments", "segments",
                    "It was compressed and went on, one conversation all the same");
        }
        if (now.archived()) {
            add("archived", "archived", "Hidden from the lists");
        }
    }

    private void addContext(SessionFacts.Usage usage) {
        if (usage.contextMax() <= 0) {
            add(Amounts.tokens(usage.contextUsed()), "context",
                    "In the model's window now; how many fit in is not known");
            return;
        }
        var meter = new ContextMeter(usage.contextUsed(), usage.contextMax());
        facts.add(meter);
        add(Amounts.percent(usage.contextUsed(), usage.contextMax()), "context",
                "How much of the model's window is filled");
    }

    private void draw(Doing now) {
        activity.removeAll();
        var words = ActivityWords.of(now.elsewhere() && now.activity() == Activity.IDLE
                ? Activity.WORKING
                : now.activity());
        if (!words.words().isEmpty()) {
            var dot = new Span();
            dot.addClassNames("dot", words.dot());
            activity.add(dot, new Span(now.elsewhere() ? "working elsewhere" : words.words()));
        }
        activity.setClassName("doing " + words.colour());
        activity.setTitle(now.elsewhere() ? "A turn runs in it in another program" : "");
        now.since().ifPresentOrElse(since -> turn.count(since, clock.instant()), turn::stop);
    }

    private void add(String text, String kind, String meaning) {
        var part = new Span(text);
        part.addClassName(kind);
        if (!meaning.isEmpty()) {
            part.setTitle(meaning);
        }
        facts.add(part);
    }
}
