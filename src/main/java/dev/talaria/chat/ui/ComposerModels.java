package dev.talaria.chat.ui;

import java.util.List;

import dev.talaria.gateway.Completion;
import dev.talaria.gateway.Reply;
import dev.talaria.live.Author;
import dev.talaria.live.LiveSession;
import dev.talaria.live.QueuedPrompt;
import dev.talaria.team.Attachment;

/// The composer and its queue as the web components read them: plain values only, times in epoch milliseconds.
final class ComposerModels {
    static final LimitsModel LIMITS = new LimitsModel(LaidFiles.IMAGE_LIMIT, LaidFiles.FILE_LIMIT,
            LaidFiles.COUNT_LIMIT);

    private ComposerModels() {}

    record ComposerModel(String place, String label, boolean busy, boolean stopping, boolean first, String placeholder,
            String remark, boolean awake, List<FileModel> files, LimitsModel limits) {}

    record FileModel(long id, String name, long size, boolean image) {}

    record LimitsModel(long image, long file, int count) {}

    /// @param slip of what was sent; empty where nothing was
    record ReplyModel(long number, String slip, String kind, String words) {}

    record KeptModel(String place, long number) {}

    record DraftModel(long number, String place, String text) {}

    /// @param seen the newest text of this window that was on disk before
    record OtherModel(long number, String place, String text, long seen) {}

    record CompletionsModel(int request, List<CompletionModel> items, String failure) {}

    record CompletionModel(String text, String label, String meaning) {}

    record QueueModel(String place, boolean paused, boolean mayChange, List<QueuedModel> rows) {}

    record QueuedModel(long id, String author, String text, List<String> files, long at,
            boolean sending, String remark) {}

    static List<FileModel> files(List<Attachment> attachments) {
        return attachments.stream()
                .map(file -> new FileModel(file.id(), file.name(), file.size(), file.isImage()))
                .toList();
    }

    static QueueModel queue(String place, LiveSession live, boolean mayChange) {
        return new QueueModel(place, live.queuePaused(), mayChange,
                live.queue().stream().map(ComposerModels::queued).toList());
    }

    private static QueuedModel queued(QueuedPrompt prompt) {
        return new QueuedModel(prompt.id(), prompt.author().map(Author::name).orElse("Another client"), prompt.text(),
                prompt.attachments().stream().map(Attachment::name).toList(), prompt.at().toEpochMilli(),
                prompt.sending(), prompt.remark());
    }

    /// @param request which question this answers
    static CompletionsModel completions(int request, Reply<List<Completion>> answer) {
        return switch (answer) {
            case Reply.Done<List<Completion>>(var found) -> new CompletionsModel(request, found.stream()
                    .map(each -> new CompletionModel(each.text(), each.label(), each.meaning()))
                    .toList(), "");
            case Reply.Refused<List<Completion>>(_, var words) -> new CompletionsModel(request, List.of(), words);
        };
    }
}
