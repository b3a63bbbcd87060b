@NullMarked
package dev.talaria.gateway.hermes;

import org.jspecify.annotations.NullMarked;
