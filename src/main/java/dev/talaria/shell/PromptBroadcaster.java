package dev.talaria.shell;

import org.atmosphere.cpr.DefaultBroadcaster;
import org.atmosphere.cpr.Deliver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lays every message to a screen at once into that screen's own queue, from which it is written in the background.
///
/// The broadcaster it comes from has a common queue before those, which is emptied by a task that ends when nothing came for
/// a while. A message that comes just as it ends is left lying until the next one: a screen would lack the last words before
/// a pause.
///
/// Public, for Atmosphere makes it by its name.
public final class PromptBroadcaster extends DefaultBroadcaster {
    private static final Logger LOG = LoggerFactory.getLogger(PromptBroadcaster.class);

    @Override
    protected void dispatchMessages(Deliver message) {
        try {
            push(message);
        } catch (RuntimeException failure) {
            // its browser misses it by its number, and asks for everything anew
            LOG.warn("A message did not reach its screen", failure);
        }
    }
}
