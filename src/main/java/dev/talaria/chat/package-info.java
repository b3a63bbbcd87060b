/// One session on the screen.
@ApplicationModule(allowedDependencies = {"live", "gateway", "sessions", "profiles", "team", "shared", "shared::ui" })
@NullMarked
package dev.talaria.chat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
