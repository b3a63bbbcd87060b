/// Tests of what every module may use.
@NullMarked
package dev.talaria.shared;

import org.jspecify.annotations.NullMarked;
