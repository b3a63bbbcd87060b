@NullMarked
package dev.talaria.gateway.embedded.config;

import org.jspecify.annotations.NullMarked;
