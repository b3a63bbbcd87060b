/// What every session does right now: turns, input requests, queues, who watches, and the verbs that change them.
@ApplicationModule(allowedDependencies = {"gateway", "sessions", "profiles", "team", "shared" })
@NullMarked
package dev.talaria.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
