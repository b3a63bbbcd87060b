/// A home that looks like a real team's, made where no Hermes home is found.
@ApplicationModule(allowedDependencies = {"shared" })
@NullMarked
package dev.talaria.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
