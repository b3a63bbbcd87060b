package dev.talaria.sessions;

import dev.talaria.shared.StoredId;

/// Where a page of sessions ended: the next one starts behind this row, wherever rows have moved meanwhile.
///
/// @param lastActivity epoch seconds, as exact as the file has it
public record PageCursor(double lastActivity, double startedAt, StoredId root) {}
