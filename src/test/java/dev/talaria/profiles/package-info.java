@NullMarked
package dev.talaria.profiles;

import org.jspecify.annotations.NullMarked;
