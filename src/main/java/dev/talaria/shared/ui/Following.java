package dev.talaria.shared.ui;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;

import dev.talaria.shared.Background;
import dev.talaria.shared.Subscription;

/// What one component follows: one thing at a time, and nothing once it has left the page.
///
/// Every ring of the bell leads to a new look in the background and then to a redraw, at most four times a second, or a
/// dozen times where text streams: the first ring at once, rings in between together. A look starts only when the one before has reached the screen, so that a slow browser
/// never piles up work. A screen whose browser has fallen silent follows nothing until it is heard of again: nobody looks at it.
///
/// A browser that has lost count of what it was told is told everything anew, for which the whole page leaves and comes back:
/// what was followed then is followed again.
public final class Following<M> {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final Duration ASLEEP_CHECK = Duration.ofSeconds(2);
    private static final int MISSED_HEARTBEATS = 3;

    private final Component owner;
    private final Pace pace;
    private @Nullable Course<M> current;
    private @Nullable Runnable again;

    /// Follows what is read from files.
    public Following(Component owner, Background background) {
        this(owner, new Pace(Duration.ofMillis(250), background::after));
    }

    private Following(Component owner, Pace pace) {
        this.owner = owner;
        this.pace = pace;
        owner.addDetachListener(_ -> end());
        owner.addAttachListener(_ -> {
            if (current == null && again != null) {
                again.run();
            }
        });
    }

    /// Follows what is in memory and changes many times a second; its look may never touch a file.
    public static <M> Following<M> streaming(Component owner, Background background) {
        return new Following<>(owner, new Pace(Duration.ofMillis(80), background::shortly));
    }

    /// Looks now and on every change. Subscribes first, so that no change falls in between.
    ///
    /// @param source where the bell hangs
    /// @param look reads what is to be shown; runs in the background, never twice at a time
    /// @param show redraws; runs as the screen
    public void start(Function<Runnable, Subscription> source, Supplier<M> look, Consumer<M> show) {
        end();
        again = () -> start(source, look, show);
        var course = new Course<>(owner, owner.getUI().orElseThrow(), pace, source, look, show);
        current = course;
        course.subscribe();
        course.ring();
    }

    /// Looks again although no bell rang: something on this screen has changed.
    public void lookAgain() {
        Optional.ofNullable(current).ifPresent(Course::ring);
    }

    public void stop() {
        end();
        again = null;
    }

    private void end() {
        Optional.ofNullable(current).ifPresent(Course::end);
        current = null;
    }

    /// @param gap at least this between two looks
    private record Pace(Duration gap, BiConsumer<Duration, Runnable> later) {}

    /// From one start to the next stop.
    private static final class Course<M> {
        private final Component owner;
        private final UI ui;
        private final Pace pace;
        private final Function<Runnable, Subscription> source;
        private final Supplier<M> look;
        private final Consumer<M> show;
        private final long silenceOfTheAsleep;
        private volatile @Nullable Subscription subscription;
        /// Only for the one look at a time.
        private volatile boolean asleep;
        private boolean ended;
        private boolean wanted;
        private boolean busy;
        private long lastLook;

        Course(Component owner, UI ui, Pace pace, Function<Runnable, Subscription> source, Supplier<M> look,
                Consumer<M> show) {
            this.owner = owner;
            this.ui = ui;
            this.pace = pace;
            this.lastLook = System.nanoTime() - pace.gap().toNanos();
            this.source = source;
            this.look = look;
            this.show = show;
            // read here, on the screen's own thread: the session may not be asked on another
            silenceOfTheAsleep = MISSED_HEARTBEATS * 1000L * ui.getSession().getConfiguration().getHeartbeatInterval();
        }

        /// May end meanwhile; under no lock, for whoever rings may hold what is subscribed to.
        void subscribe() {
            var subscribed = source.apply(this::ring);
            subscription = subscribed;
            if (hasEnded()) {
                subscribed.stop();
            }
        }

        private void unsubscribe() {
            Optional.ofNullable(subscription).ifPresent(Subscription::stop);
            subscription = null;
        }

        synchronized void ring() {
            wanted = true;
            if (!busy && !ended) {
                busy = true;
                pace.later().accept(pace.gap().minusNanos(System.nanoTime() - lastLook), this::lookAndShow);
            }
        }

        private void lookAndShow() {
            if (isAsleep()) {
                asleep = true;
                unsubscribe();
                pace.later().accept(ASLEEP_CHECK, this::lookAndShow);
                return;
            }
            if (!begin()) {
                return;
            }
            try {
                if (asleep) {
                    subscribe();
                    asleep = false;
                }
                var seen = look.get();
                ui.access(() -> {
                    try {
                        if (!hasEnded() && owner.isAttached()) {
                            show.accept(seen);
                        }
                    } finally {
                        finish();
                    }
                });
            } catch (UIDetachedException _) {
                end();
            } catch (RuntimeException failure) {
                LOG.error("A screen could not look at what it follows", failure);
                finish();
            }
        }

        private synchronized boolean begin() {
            wanted = false;
            lastLook = System.nanoTime();
            return !ended;
        }

        private synchronized void finish() {
            busy = false;
            if (wanted) {
                ring();
            }
        }

        private synchronized boolean hasEnded() {
            return ended;
        }

        /// A closed laptop sends no heartbeats; what it missed is looked up when it is back, and until then nobody has seen it.
        private boolean isAsleep() {
            var silence = System.currentTimeMillis() - ui.getInternals().getLastHeartbeatTimestamp();
            return !hasEnded() && silenceOfTheAsleep > 0 && silence > silenceOfTheAsleep;
        }

        void end() {
            synchronized (this) {
                ended = true;
            }
            unsubscribe();
        }
    }
}
