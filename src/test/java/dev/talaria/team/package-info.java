@NullMarked
package dev.talaria.team;

import org.jspecify.annotations.NullMarked;
