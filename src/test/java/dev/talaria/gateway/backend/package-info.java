/// Backends that run, wait for a place, misbehave and die.
@NullMarked
package dev.talaria.gateway.backend;

import org.jspecify.annotations.NullMarked;
