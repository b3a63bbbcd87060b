/// A console where a team shares the sessions of its Hermes Agent profiles.
@NullMarked
package dev.talaria;

import org.jspecify.annotations.NullMarked;
