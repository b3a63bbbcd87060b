/// Which gateway a profile gets, and what it does when its backend fails.
@NullMarked
package dev.talaria.gateway;

import org.jspecify.annotations.NullMarked;
