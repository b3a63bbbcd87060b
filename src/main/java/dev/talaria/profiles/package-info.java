/// The homes on disk: which profiles exist, what they are called and how they are told apart.
@ApplicationModule(allowedDependencies = {"team", "shared" })
@NullMarked
package dev.talaria.profiles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
