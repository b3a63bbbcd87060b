/// The agent inside Talaria, for profiles whose Hermes is not there: a model that is called from here, or the rehearsal.
@NullMarked
package dev.talaria.gateway.embedded;

import org.jspecify.annotations.NullMarked;
