package dev.talaria.sessions;

import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.talaria.profiles.Profile;
import dev.talaria.profiles.Profiles;
import dev.talaria.sessions.FileAnswer.Absent;
import dev.talaria.sessions.FileAnswer.Ready;
import dev.talaria.sessions.export.ExportedSession;
import dev.talaria.sessions.export.HtmlExport;
import dev.talaria.sessions.export.JsonExport;
import dev.talaria.sessions.export.MarkdownExport;
import dev.talaria.sessions.export.StoredPicture;
import dev.talaria.sessions.export.WholeText;
import dev.talaria.sessions.statedb.MissingStateDb;
import dev.talaria.sessions.statedb.StateDb;
import dev.talaria.sessions.statedb.StateDbs;
import dev.talaria.sessions.statedb.TranscriptQueries;
import dev.talaria.sessions.statedb.UnreadableStateDb;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;
import dev.talaria.team.Member;

/// Finds what a browser asks for by address: whole sessions, pictures, whole texts.
@Component
class SessionDownloads {
    private final Profiles profiles;
    private final StateDbs files;
    private final Clock clock;

    SessionDownloads(Profiles profiles, StateDbs files, Clock clock) {
        this.profiles = profiles;
        this.files = files;
        this.clock = clock;
    }

    FileAnswer export(Member actor, ProfileName profile, StoredId anySegment, Format format) {
        return in(actor, profile, (file, owner) -> TranscriptQueries
                .in(file, queries -> queries.lineage(anySegment)
                        .map(lineage -> new ExportedSession(file, lineage,
                                new DetailsReader(owner.name(), clock).read(queries, lineage), clock.instant())))
                .map(session -> exported(session, format)));
    }

    FileAnswer picture(Member actor, ProfileName profile, long message, int index) {
        return in(actor, profile, (file, _) -> StoredPicture.of(file, message, index)
                .map(picture -> new Ready(picture.mediaType(), Optional.empty(),
                        target -> target.write(picture.data()))));
    }

    /// @param pointer which value of a content that is JSON; empty for all of it
    FileAnswer wholeMessage(Member actor, ProfileName profile, long message, String pointer) {
        return in(actor, profile, (file, _) -> WholeText.ofMessage(file, message, pointer).map(SessionDownloads::text));
    }

    FileAnswer wholeArguments(Member actor, ProfileName profile, long message, int call) {
        return in(actor, profile, (file, _) -> WholeText.ofArguments(file, message, call).map(SessionDownloads::text));
    }

    private FileAnswer in(Member actor, ProfileName name, Search search) {
        try {
            return profiles.find(actor, name)
                    .flatMap(profile -> search.in(files.of(name, profile.stateDb()), profile))
                    .map(FileAnswer.class::cast)
                    .orElseGet(Absent::new);
        } catch (MissingStateDb _) {
            return new Absent();
        } catch (UnreadableStateDb unreadable) {
            return new FileAnswer.Unreadable(String.valueOf(unreadable.getMessage()));
        }
    }

    private static Ready text(String text) {
        return new Ready("text/plain;charset=utf-8", Optional.empty(),
                target -> target.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Ready exported(ExportedSession session, Format format) {
        var name = Optional.of(session.fileName() + "." + format.ending());
        return switch (format) {
            case JSON -> new Ready("application/json", name, target -> JsonExport.write(session, target));
            case MARKDOWN -> new Ready("text/markdown;charset=utf-8", name,
                    target -> MarkdownExport.write(session, writer(target)));
            case HTML ->
                new Ready("text/html;charset=utf-8", name, target -> HtmlExport.write(session, writer(target)));
        };
    }

    private static Writer writer(OutputStream target) {
        return new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8));
    }

    enum Format {
        JSON("json"), MARKDOWN("md"), HTML("html");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }

        String ending() {
            return ending;
        }

        static Optional<Format> of(String ending) {
            for (var format : values()) {
                if (format.ending.equals(ending)) {
                    return Optional.of(format);
                }
            }
            return Optional.empty();
        }
    }

    private interface Search {
        Optional<Ready> in(StateDb file, Profile profile);
    }
}
