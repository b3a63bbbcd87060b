/// Measurements on homes of real size: run by `./mvnw -Pbench verify`, never by the ordinary build.
@NullMarked
package dev.talaria.bench;

import org.jspecify.annotations.NullMarked;
