/// Stand-ins and fixtures, named for what they do.
@NullMarked
package dev.talaria.fake;

import org.jspecify.annotations.NullMarked;
