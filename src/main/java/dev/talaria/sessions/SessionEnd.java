package dev.talaria.sessions;

import java.util.List;

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

    /// What comes after one of its messages.
    ///
    /// @param firstRow its first row that is stored as said by people; 0 where there is none
    /// @param prompts how many such rows it has
    /// @param before what people sent up to that message, oldest first
    public record Rest(long firstRow, int prompts, List<String> before) {
        public Rest {
            before = List.copyOf(before);
        }
    }
}
