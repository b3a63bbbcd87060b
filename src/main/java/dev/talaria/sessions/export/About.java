package dev.talaria.sessions.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.talaria.sessions.SourceNames;
import dev.talaria.sessions.ToolCall;
import dev.talaria.shared.StoredId;

/// What every document says of its session, in words.
final class About {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'")
            .withZone(ZoneOffset.UTC);

    private About() {}

    static List<Fact> facts(ExportedSession session) {
        var details = session.details();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Profile", details.key().profile().value()));
        facts.add(new Fact("Session", String.join(", ", details.segments().stream().map(StoredId::value).toList())));
        facts.add(new Fact("Source", SourceNames.label(details.source())));
        details.model().ifPresent(model -> facts.add(new Fact("Model", model)));
        details.folder().ifPresent(folder -> facts.add(new Fact("Folder", folder)));
        facts.add(new Fact("Started", time(details.startedAt())));
        facts.add(new Fact("Last activity", time(details.lastActivity())));
        facts.add(new Fact("Exported", time(session.now())));
        return facts;
    }

    static String time(Instant moment) {
        return TIME.format(moment);
    }

    /// How a call ended, where it did not end well.
    static Optional<String> ending(ToolCall call) {
        return switch (call.state()) {
            case FAILED -> Optional.of("failed");
            case PENDING -> Optional.of("no result");
            case DONE -> Optional.empty();
        };
    }

    record Fact(String name, String value) {}
}
