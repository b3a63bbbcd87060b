package dev.talaria.chat.ui;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;

import dev.talaria.team.Attachment;
import dev.talaria.team.Drafts;
import dev.talaria.team.Member;

/// The files that lie beside one composer's text. Taken in and shown on a request's own thread, hence safe to use from
/// several.
final class LaidFiles {
    static final long IMAGE_LIMIT = 25_000_000;
    static final long FILE_LIMIT = 16_000_000;
    static final int COUNT_LIMIT = 10;

    private final Member member;
    private final Drafts drafts;
    private final List<Attachment> laid = new CopyOnWriteArrayList<>();
    /// Counts the texts that files were laid beside: one that began its way for another text is not laid here.
    private final AtomicLong texts = new AtomicLong();

    LaidFiles(Member member, Drafts drafts) {
        this.member = member;
        this.drafts = drafts;
    }

    List<Attachment> all() {
        return List.copyOf(laid);
    }

    /// Turns to another text, beside which nothing lies yet.
    synchronized void begin() {
        texts.incrementAndGet();
        laid.clear();
    }

    void show(List<Attachment> attachments) {
        laid.clear();
        laid.addAll(attachments);
    }

    /// Lays kept files beside those that came meanwhile.
    synchronized void join(List<Attachment> attachments) {
        show(Stream.concat(attachments.stream(), laid.stream()).distinct().toList());
    }

    /// Takes away what was handed on; what came meanwhile stays.
    void handedOn(List<Attachment> attachments) {
        laid.removeAll(attachments);
    }

    /// @return whether there was such a file
    boolean remove(long id) {
        var gone = laid.stream().filter(attachment -> attachment.id() == id).toList();
        laid.removeAll(gone);
        gone.forEach(drafts::letGo);
        return !gone.isEmpty();
    }

    UploadHandler intake() {
        return this::take;
    }

    DownloadHandler pictures() {
        return this::picture;
    }

    private void take(UploadEvent event) throws IOException {
        var type = event.getContentType() == null ? "application/octet-stream" : event.getContentType();
        var limit = Attachment.isPicture(type) ? IMAGE_LIMIT : FILE_LIMIT;
        var beside = texts.get();
        try (var bytes = event.getInputStream()) {
            var content = bytes.readNBytes((int) limit + 1);
            var refusal = content.length > limit
                    ? Optional.of("it is larger than " + limit / 1_000_000 + " MB.")
                    : drafts.refusal(event.getFileName(), type, content.length);
            if (laid.size() >= COUNT_LIMIT) {
                event.reject(COUNT_LIMIT + " files go with one prompt.");
            } else if (refusal.isPresent()) {
                event.reject(refusal.get());
            } else {
                lay(event, drafts.attach(member, event.getFileName(), type, content), beside);
            }
        }
    }

    private synchronized void lay(UploadEvent event, Attachment attachment, long beside) {
        if (beside == texts.get() && laid.size() < COUNT_LIMIT) {
            laid.add(attachment);
        } else {
            drafts.letGo(attachment);
            event.reject("it came too late.");
        }
    }

    /// Only what a browser draws and does not run is shown.
    private void picture(DownloadEvent event) throws IOException {
        var wanted = event.getRequest().getParameter("file");
        var found = laid.stream()
                .filter(attachment -> Long.toString(attachment.id()).equals(wanted))
                .filter(Attachment::isImage)
                .findFirst();
        if (found.isEmpty()) {
            event.getResponse().setStatus(HttpStatusCode.NOT_FOUND.getCode());
            return;
        }
        var content = drafts.content(found.get());
        event.setContentType(found.get().mediaType());
        event.setContentLength(content.length);
        event.getOutputStream().write(content);
    }
}
