/// Writes a profile's `state.db` the way Hermes does. Every call blocks, and belongs on a platform thread: SQLite's native
/// calls pin the carrier of a virtual one.
@NullMarked
package dev.talaria.gateway.embedded.store;

import org.jspecify.annotations.NullMarked;
