/// Speaks to a Hermes Agent: every verb of a gateway in the words of the protocol, whichever of its versions answers.
@NullMarked
package dev.talaria.gateway.hermes;

import org.jspecify.annotations.NullMarked;
