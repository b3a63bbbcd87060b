@NullMarked
package dev.talaria.sessions.tools;

import org.jspecify.annotations.NullMarked;
