package dev.talaria.live;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.talaria.gateway.CommandOutcome;
import dev.talaria.gateway.Completion;
import dev.talaria.gateway.Compressed;
import dev.talaria.gateway.ModelChoices;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SessionSetting;
import dev.talaria.gateway.SettingOutcome;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Member;

/// What can be set and done in one session besides talking. What is forbidden to the member is refused in words.
public interface SessionControls {
    CompletableFuture<Reply<SessionKey>> branch(Member actor, SessionKey session, Optional<String> name);

    CompletableFuture<Reply<Compressed>> compress(Member actor, SessionKey session, Optional<String> focus);

    CompletableFuture<Reply<Integer>> undo(Member actor, SessionKey session);

    CompletableFuture<Reply<SettingOutcome>> change(Member actor, SessionKey session, SessionSetting setting);

    /// @param session nothing for a session that is not begun yet
    CompletableFuture<Reply<ModelChoices>> models(Member actor, ProfileName profile, Optional<SessionKey> session);

    CompletableFuture<Reply<List<String>>> personalities(Member actor, ProfileName profile);

    CompletableFuture<Reply<List<Completion>>> completeCommand(Member actor, ProfileName profile,
            Optional<SessionKey> session, String text);

    CompletableFuture<Reply<List<Completion>>> completeReference(Member actor, ProfileName profile,
            Optional<SessionKey> session, Optional<String> folder, String word);

    /// Runs a slash command; one whose outcome is a prompt is sent as one.
    CompletableFuture<Reply<CommandOutcome>> command(Member actor, SessionKey session, String line);
}
