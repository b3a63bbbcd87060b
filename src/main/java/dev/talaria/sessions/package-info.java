/// What the state.db files of the profiles hold: the catalogue of sessions, their lineages, their transcripts.
@ApplicationModule(allowedDependencies = {"profiles", "team", "shared" })
@NullMarked
package dev.talaria.sessions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
