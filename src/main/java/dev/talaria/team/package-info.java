/// Who works here and what they chose: members, rights, preferences, pins, kept in our own database.
@ApplicationModule(allowedDependencies = {"shared" })
@NullMarked
package dev.talaria.team;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
