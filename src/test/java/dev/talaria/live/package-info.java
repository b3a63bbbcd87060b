/// Tests of what is live.
@NullMarked
package dev.talaria.live;

import org.jspecify.annotations.NullMarked;
