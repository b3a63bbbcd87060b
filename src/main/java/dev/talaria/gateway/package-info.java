/// One live gateway per profile, shared by every browser: to a Hermes that we start, to one on another host, or to the agent
/// inside Talaria. The only module that knows processes and the wire.
@ApplicationModule(allowedDependencies = {"profiles", "shared" })
@NullMarked
package dev.talaria.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
