/// The only place that opens a state.db: read-only, long-lived, few connections, with the columns that really exist.
@NullMarked
package dev.talaria.sessions.statedb;

import org.jspecify.annotations.NullMarked;
