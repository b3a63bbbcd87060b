package dev.talaria.shared;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A bell per key. Who hears it looks again; the bell itself carries no news.
public final class Changes<K> {
    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

    private final List<Listener<K>> listeners = new CopyOnWriteArrayList<>();

    public Subscription follow(K key, Runnable lookAgain) {
        var listener = new Listener<>(key, lookAgain);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Rings for everybody who follows the key, on the caller's thread. One follower's failure is not the others'.
    public void publish(K key) {
        for (var listener : listeners) {
            if (listener.key().equals(key)) {
                listener.ring();
            }
        }
    }

    /// Compared by identity: the same follower may follow the same key twice.
    private static final class Listener<K> {
        private final K key;
        private final Runnable lookAgain;

        Listener(K key, Runnable lookAgain) {
            this.key = key;
            this.lookAgain = lookAgain;
        }

        K key() {
            return key;
        }

        void ring() {
            try {
                lookAgain.run();
            } catch (RuntimeException failure) {
                LOG.warn("A follower of {} failed", key, failure);
            }
        }
    }
}
