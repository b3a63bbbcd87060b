/// Words and tools that every module may use: names of things, a bell per key, coalescing.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.talaria.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
