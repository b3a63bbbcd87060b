package dev.talaria.sessions;

import dev.talaria.shared.StoredId;

/// The newest segment of a session, as far as it tells what became of a turn.
///
/// @param lastRow its last row; 0 where it has none
/// @param awaitsAnswer whether it ends with a prompt, a call or a result that nothing follows
public record SessionEnd(StoredId tip, long lastRow, boolean awaitsAnswer) {
    /// @param id its row
    /// @param text perhaps only its beginning
    /// @param back how manieth from the end it is of the rows from people that its agent remembers, shown as prompts or not
    public record Prompt(long id, String text, int back) {}
}
