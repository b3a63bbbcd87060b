@NullMarked
package dev.talaria.sessions;

import org.jspecify.annotations.NullMarked;
