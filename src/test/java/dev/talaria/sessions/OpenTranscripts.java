package dev.talaria.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import dev.talaria.profiles.HomeProfiles;
import dev.talaria.sessions.statedb.StateDbs;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;
import dev.talaria.team.Member;
import dev.talaria.team.MemberId;

/// The transcripts of a home on disk, as a test reads them.
final class OpenTranscripts implements AutoCloseable {
    static final Member ANNA = new Member(new MemberId(1), "Anna");

    final StateDbs files = new StateDbs();
    final Transcripts transcripts;

    OpenTranscripts(Path home) {
        var muchLater = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);
        transcripts = new Transcripts(HomeProfiles.of(home), files, muchLater);
    }

    Transcript newest(String profile, String id) {
        return newest(profile, id, 200);
    }

    Transcript newest(String profile, String id, int size) {
        return read(transcripts.newest(ANNA, new ProfileName(profile), new StoredId(id), size));
    }

    List<TranscriptEntry> entries(String id) {
        return newest("default", id).entries();
    }

    static Transcript read(TranscriptAnswer answer) {
        assertThat(answer).isInstanceOf(TranscriptAnswer.Read.class);
        return ((TranscriptAnswer.Read) answer).transcript();
    }

    /// What a reader sees, one line per entry and part.
    static List<String> outline(List<TranscriptEntry> entries) {
        return entries.stream().flatMap(entry -> switch (entry) {
            case TranscriptEntry.Prompt prompt -> List.of("> " + prompt.text()).stream();
            case TranscriptEntry.Answer answer -> answer.parts().stream().map(OpenTranscripts::line);
            case TranscriptEntry.Notice notice -> List.of(notice.kind() + ": " + notice.text()).stream();
            case TranscriptEntry.Summary summary -> List.of("summary: " + summary.text()).stream();
            case TranscriptEntry.Boundary _ -> List.of("---").stream();
        }).toList();
    }

    private static String line(TranscriptEntry.Part part) {
        return switch (part) {
            case TranscriptEntry.Part.Text text -> text.markdown();
            case TranscriptEntry.Part.Reasoning reasoning -> "thought: " + reasoning.text();
            case TranscriptEntry.Part.Shown shown -> "picture " + shown.picture().path().orElse("");
            case TranscriptEntry.Part.Tool tool -> tool.call().title() + " " + tool.call().subject().orElse("") + " "
                    + tool.call().state();
        };
    }

    @Override
    public void close() {
        files.close();
    }
}
