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
import dev.talaria.team.Attachment;
import dev.talaria.team.Member;

/// What can be set and done in one session besides talking. What is forbidden to the member is refused in words.
public interface SessionControls {
    CompletableFuture<Reply<SessionKey>> branch(Member actor, SessionKey session, Optional<String> name);

    /// A new session with the conversation up to one of its answers.
    ///
    /// @param message the answer's last row
    CompletableFuture<Reply<SessionKey>> branchAfter(Member actor, SessionKey session, long message);

    CompletableFuture<Reply<Compressed>> compress(Member actor, SessionKey session, Optional<String> focus);

    /// Takes back the last prompt and what came of it; the prompt is told as it was typed.
    CompletableFuture<Reply<Undone>> undo(Member actor, SessionKey session);

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

    /// What was taken back.
    ///
    /// @param messages how many went
    /// @param prompt as it was typed; empty where nobody tells
    /// @param pictures what went along with it and is kept here again
    /// @param lost how many pictures nobody has any more
    record Undone(int messages, String prompt, List<Attachment> pictures, int lost) {
        public Undone {
            pictures = List.copyOf(pictures);
        }
    }
}
