package dev.talaria.gateway.hermes;

import static dev.talaria.gateway.hermes.JsonFields.said;
import static dev.talaria.gateway.hermes.JsonFields.text;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;

/// Reads the words beside a conversation.
final class NoticeReading {
    /// What a notice is called that tells of the end of a process in the background.
    static final String PROCESS = "process";

    private static final Pattern COMPACTS = Pattern.compile("(?i)compact(?:ing|ion)|compressing|summarizing earlier");

    private NoticeReading() {}

    static Optional<GatewayEvent> notice(StoredId session, String type, JsonNode payload) {
        return switch (type) {
            case "status.update" -> Optional.of(status(session, payload));
            case "notice" -> said(payload, "text").or(() -> said(payload, "message"))
                    .map(text -> new GatewayEvent.Noticed(session, "notice", PlainWords.plain(text)));
            case "notification.show" -> said(payload, "text").map(text -> new GatewayEvent.Noticed(session,
                    said(payload, "level").orElse("notice"), PlainWords.plain(text)));
            case "review.summary" -> said(payload, "text")
                    .map(text -> new GatewayEvent.Noticed(session, "review", PlainWords.plain(text)));
            case "background.complete", "btw.complete" -> said(payload, "text")
                    .map(text -> new GatewayEvent.Noticed(session, "background", text));
            // newer backends say more than is known here
            default -> Optional.empty();
        };
    }

    private static GatewayEvent status(StoredId session, JsonNode payload) {
        var kind = text(payload, "kind").orElse("status");
        var words = PlainWords.plain(text(payload, "text").orElse(""));
        if (kind.equals(PROCESS)) {
            // not a word about the turn: something in the background has ended, and this is what it left
            return new GatewayEvent.Noticed(session, kind, words);
        }
        return new GatewayEvent.StatusSaid(session, kind(kind, words), words);
    }

    private static String kind(String kind, String words) {
        return switch (kind) {
            case "status" -> words.equals("ready") ? "ready" : kind;
            case "lifecycle" -> COMPACTS.matcher(words).find() ? "compacting" : kind;
            // the backend's own word
            default -> kind;
        };
    }
}
