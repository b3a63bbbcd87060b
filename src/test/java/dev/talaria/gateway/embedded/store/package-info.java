@NullMarked
package dev.talaria.gateway.embedded.store;

import org.jspecify.annotations.NullMarked;
