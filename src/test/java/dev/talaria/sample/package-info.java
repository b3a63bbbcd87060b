@NullMarked
package dev.talaria.sample;

import org.jspecify.annotations.NullMarked;
