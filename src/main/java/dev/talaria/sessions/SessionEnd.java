package dev.talaria.sessions;

import java.util.List;

import dev.talaria.shared.StoredId;

/// The newest segment of a session, as far as it tells what became of a turn.
///
/// @param lastRow its last row; 0 where it has none
/// @param awaitsAnswer whether it ends with a prompt, a call or a result that nothing follows
/// @param prompts what people sent in this segment, oldest first
public record SessionEnd(StoredId tip, long lastRow, boolean awaitsAnswer, List<Prompt> prompts) {
    public SessionEnd {
        prompts = List.copyOf(prompts);
    }

    /// @param id its row
    /// @param text perhaps only its beginning
    public record Prompt(long id, String text) {}
}
