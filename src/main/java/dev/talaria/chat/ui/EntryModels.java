package dev.talaria.chat.ui;

import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

import dev.talaria.chat.ui.TurnModels.HelperModel;
import dev.talaria.sessions.Picture;
import dev.talaria.sessions.ToolCall;
import dev.talaria.sessions.TranscriptEntry;
import dev.talaria.sessions.TranscriptEntry.Answer;
import dev.talaria.sessions.TranscriptEntry.Boundary;
import dev.talaria.sessions.TranscriptEntry.Notice;
import dev.talaria.sessions.TranscriptEntry.Part;
import dev.talaria.sessions.TranscriptEntry.Prompt;
import dev.talaria.sessions.TranscriptEntry.Summary;
import dev.talaria.sessions.Transcripts;

/// The entries of a transcript as the web components read them: plain values only, times in epoch milliseconds.
final class EntryModels {
    private EntryModels() {}

    /// @param said what was typed, where it stands for the text
    record PromptModel(long id, long at, @Nullable String author, String text, @Nullable String said,
            @Nullable String whole, List<PictureModel> pictures, List<String> attachments) {}

    record AnswerModel(long id, long lastId, long startedAt, long endedAt, @Nullable String failure, boolean unfinished,
            boolean running, List<PartModel> parts, List<HelperModel> helpers) {}

    record NoticeModel(long id, long at, String kind, String text) {}

    record SummaryModel(long id, long at, String text) {}

    record BoundaryModel(long id, long at, String segment) {}

    /// One shape for all parts: `type` says which of the others are set.
    record PartModel(String type, long id, @Nullable Long at, @Nullable String markdown, boolean shortened,
            @Nullable String whole, @Nullable String text, @Nullable Long millis, @Nullable PictureModel picture,
            @Nullable CallModel call) {}

    record PictureModel(@Nullable String path, @Nullable String remote, String alt) {}

    record CallModel(String id, String name, String kind, String title, @Nullable String subject, @Nullable String note,
            String state, @Nullable Long millis, List<BodyModel> bodies) {
        /// The same with a word about how far it is.
        CallModel saying(String word) {
            return new CallModel(id, name, kind, title, subject, word, state, millis, bodies);
        }
    }

    record BodyModel(String form, String label, String text, @Nullable String whole, long wholeLength) {}

    /// @param author who sent it, where that is known
    /// @param running whether the turn of this entry runs right now: of the last one of a running session
    /// @param helpers the subagents that worked for it
    /// @param whole where the whole of a shortened text can be had, by message
    static Object of(TranscriptEntry entry, boolean running, @Nullable String author, List<HelperModel> helpers,
            LongFunction<String> whole) {
        return switch (entry) {
            case Prompt(var id, var at, var text, var shortened, var pictures, var attachments) ->
                new PromptModel(id, at.toEpochMilli(), author, text, Transcripts.invocation(text).orElse(null),
                        shortened ? whole.apply(id) : null, pictures.stream().map(EntryModels::picture).toList(),
                        attachments);
            case Answer answer -> new AnswerModel(answer.id(), answer.lastId(), answer.startedAt().toEpochMilli(),
                    answer.endedAt().toEpochMilli(), answer.failure().orElse(null), answer.unfinished() && !running,
                    running,
                    answer.parts().stream().map(part -> part(part, whole)).toList(), helpers);
            case Notice(var id, var at, var kind, var text) -> new NoticeModel(id, at.toEpochMilli(), kind, text);
            case Summary(var id, var at, var text) -> new SummaryModel(id, at.toEpochMilli(), text);
            case Boundary(var id, var at, var segment) -> new BoundaryModel(id, at.toEpochMilli(), segment.value());
        };
    }

    /// When it was said.
    static Instant begin(TranscriptEntry entry) {
        return switch (entry) {
            case Prompt prompt -> prompt.at();
            case Answer answer -> answer.startedAt();
            case Notice notice -> notice.at();
            case Summary summary -> summary.at();
            case Boundary boundary -> boundary.at();
        };
    }

    private static PartModel part(Part part, LongFunction<String> whole) {
        return switch (part) {
            case Part.Text(var id, var at, var markdown, var shortened) -> new PartModel("text", id, at.toEpochMilli(),
                    markdown, shortened, shortened ? whole.apply(id) : null, null, null, null, null);
            case Part.Reasoning(var id, var text, var millis) -> new PartModel("reasoning", id, null, null, false, null,
                    text, millis.orElse(null), null, null);
            case Part.Shown(var id, var picture) -> new PartModel("picture", id, null, null, false, null, null, null,
                    picture(picture), null);
            case Part.Tool(var id, var call) -> new PartModel("tool", id, null, null, false, null, null, null, null,
                    call(call));
        };
    }

    private static PictureModel picture(Picture picture) {
        return new PictureModel(picture.path().orElse(null), picture.remote().orElse(null), picture.alt());
    }

    static CallModel call(ToolCall call) {
        return new CallModel(call.id(), call.name(), call.kind(), call.title(), call.subject().orElse(null),
                call.note().orElse(null), call.state().name(), call.millis().orElse(null),
                call.bodies()
                        .stream()
                        .map(body -> new BodyModel(body.form(), body.label(), body.text(), body.whole().orElse(null),
                                body.wholeLength()))
                        .toList());
    }
}
