package dev.talaria.chat.ui;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.InputRequest.Approval;
import dev.talaria.gateway.InputRequest.Clarification;
import dev.talaria.gateway.InputRequest.Question;
import dev.talaria.gateway.InputRequest.Secret;
import dev.talaria.gateway.InputRequest.SudoPassword;
import dev.talaria.live.AnsweredRequest;
import dev.talaria.live.OpenRequest;

/// Input requests as the web component reads them: plain values only, times in epoch milliseconds of the server. What an
/// agent wrote is handed over as it is; the browser makes visible what would hide in it.
final class RequestModels {
    private RequestModels() {}

    /// @param profile whose agent asks
    /// @param mayTalk whether this member may answer questions
    /// @param mayApprove whether this member may answer approvals and hand over passwords
    record Requests(String profile, boolean mayTalk, boolean mayApprove, List<RequestModel> open,
            List<AnsweredModel> answered) {}

    /// @param now the server's time, from which the browser tells how far its own is off
    record Stamped(long now, Requests requests) {}

    /// One shape for all: `kind` says which of the others are set.
    record RequestModel(String kind, String id, @Nullable Long expiresAt, boolean answering, @Nullable String command,
            @Nullable String description, List<String> choices, List<Question> questions) {}

    record AnsweredModel(String id, @Nullable String by, long at, String what, String subject) {}

    static RequestModel of(OpenRequest open) {
        var request = open.request();
        var expires = request.expiresAt().map(Instant::toEpochMilli).orElse(null);
        return switch (request) {
            case Approval(var id, _, _, var command, var description, var choices) -> new RequestModel("approval", id,
                    expires, open.answering(), command, description,
                    choices.stream().map(InputRequest.Choice::name).toList(), List.of());
            case Clarification(var id, _, _, var questions) -> new RequestModel("clarification", id, expires,
                    open.answering(), null, null, List.of(), questions);
            case SudoPassword(var id, _, _, var command) -> new RequestModel("sudo", id, expires, open.answering(),
                    command.orElse(null), null, List.of(), List.of());
            case Secret(var id, _, _, var variable, var prompt) -> new RequestModel("secret", id, expires,
                    open.answering(), variable, prompt, List.of(), List.of());
        };
    }

    static AnsweredModel of(AnsweredRequest answered) {
        return new AnsweredModel(answered.request(), answered.by().map(author -> author.name()).orElse(null),
                answered.at().toEpochMilli(), answered.what(), answered.subject());
    }
}
