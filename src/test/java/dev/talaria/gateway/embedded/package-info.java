@NullMarked
package dev.talaria.gateway.embedded;

import org.jspecify.annotations.NullMarked;
