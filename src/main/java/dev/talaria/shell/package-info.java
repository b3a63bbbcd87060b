/// Puts the screens together: layout, sidebar, rail, system page, pages for what went wrong.
@ApplicationModule(allowedDependencies = {"live", "gateway", "sessions", "profiles", "team", "shared", "shared::ui" })
@NullMarked
package dev.talaria.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
