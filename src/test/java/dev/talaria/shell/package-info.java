@NullMarked
package dev.talaria.shell;

import org.jspecify.annotations.NullMarked;
