package dev.talaria.sessions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.LongFunction;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.talaria.sessions.FileAnswer.Absent;
import dev.talaria.sessions.FileAnswer.Ready;
import dev.talaria.sessions.FileAnswer.Unreadable;
import dev.talaria.sessions.SessionDownloads.Format;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;
import dev.talaria.team.CurrentMember;
import dev.talaria.team.Member;

/// Answers the addresses of files. An address that makes no sense names nothing, like one that nothing has.
@RestController
class SessionFiles {
    private final SessionDownloads downloads;
    private final CurrentMember member;

    SessionFiles(SessionDownloads downloads, CurrentMember member) {
        this.downloads = downloads;
        this.member = member;
    }

    @GetMapping("/files/{profile}/{id}/export.{format}")
    void export(@PathVariable String profile, @PathVariable String id, @PathVariable String format,
            HttpServletResponse response) throws IOException {
        var segment = StoredId.parse(id);
        answer(response, profile, (actor, name) -> segment.flatMap(known -> Format.of(format)
                .map(form -> downloads.export(actor, name, known, form))));
    }

    @GetMapping("/files/{profile}/message/{message}/picture/{index}")
    void picture(@PathVariable String profile, @PathVariable String message, @PathVariable String index,
            HttpServletResponse response) throws IOException {
        answer(response, profile, (actor, name) -> numbered(message,
                row -> indexed(index, part -> Optional.of(downloads.picture(actor, name, row, part)))));
    }

    /// @param call asks for the arguments of this call of the message
    /// @param at a JSON pointer: asks for one value of the content
    @GetMapping("/files/{profile}/message/{message}/whole")
    void whole(@PathVariable String profile, @PathVariable String message, @RequestParam Optional<String> call,
            @RequestParam Optional<String> at, HttpServletResponse response) throws IOException {
        answer(response, profile, (actor, name) -> numbered(message, row -> call.isPresent()
                ? indexed(call.get(), index -> Optional.of(downloads.wholeArguments(actor, name, row, index)))
                : Optional.of(downloads.wholeMessage(actor, name, row, at.orElse("")))));
    }

    private void answer(HttpServletResponse response, String profile,
            BiFunction<Member, ProfileName, Optional<FileAnswer>> search) throws IOException {
        var found = ProfileName.parse(profile).flatMap(name -> search.apply(member.get(), name));
        switch (found.orElseGet(Absent::new)) {
            case Ready ready -> send(response, ready);
            case Absent _ -> refuse(response, HttpServletResponse.SC_NOT_FOUND, "There is no such file.");
            case Unreadable(var reason) -> refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "Its sessions can't be read: " + reason + ".");
        }
    }

    private static void send(HttpServletResponse response, Ready file) throws IOException {
        guard(response);
        response.setContentType(file.mediaType());
        file.download().ifPresent(name -> response.setHeader("Content-Disposition",
                ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString()));
        file.body().writeTo(response.getOutputStream());
    }

    private static void refuse(HttpServletResponse response, int status, String sentence) throws IOException {
        guard(response);
        response.setStatus(status);
        response.setContentType("text/plain;charset=utf-8");
        response.getOutputStream().write(sentence.getBytes(StandardCharsets.UTF_8));
    }

    /// What models and tools wrote can do nothing here, whatever a browser takes it for.
    private static void guard(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy",
                "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox");
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    private static Optional<FileAnswer> numbered(String text, LongFunction<Optional<FileAnswer>> search) {
        return text.matches("\\d{1,18}") ? search.apply(Long.parseLong(text)) : Optional.empty();
    }

    private static Optional<FileAnswer> indexed(String text, IntFunction<Optional<FileAnswer>> search) {
        return text.matches("\\d{1,4}") ? search.apply(Integer.parseInt(text)) : Optional.empty();
    }
}
