package dev.talaria.sessions.statedb;

/// What the messages of one segment say about it.
///
/// @param newest when the last one was written, taken back or not; NaN where none carries a believable time
/// @param rows how many there are in all
/// @param readable whether there is one that was not taken back
public record MessageFacts(double newest, int rows, boolean readable) {
    public static final MessageFacts NONE = new MessageFacts(Double.NaN, 0, false);
}
