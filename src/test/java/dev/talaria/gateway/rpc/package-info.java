@NullMarked
package dev.talaria.gateway.rpc;

import org.jspecify.annotations.NullMarked;
