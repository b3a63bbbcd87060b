package dev.talaria.profiles;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Looks at the profiles on disk twice a second. A look asks for a few hundred attributes at most; watching the folders
/// instead would miss network drives and the files inside each profile.
@Component
class ProfileWatch implements SmartLifecycle, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileWatch.class);
    private static final long MILLIS_BETWEEN = 500;

    private final Profiles profiles;
    private final ScheduledExecutorService clock = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("profiles").factory());
    private volatile @Nullable ScheduledFuture<?> looking;
    private volatile boolean running;

    ProfileWatch(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public void start() {
        running = true;
        looking = clock.scheduleWithFixedDelay(this::look, MILLIS_BETWEEN, MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        Optional.ofNullable(looking).ifPresent(course -> course.cancel(false));
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void look() {
        try {
            profiles.lookAgain();
        } catch (RuntimeException failure) {
            // a schedule that throws would never run again
            LOG.warn("The profiles could not be looked at", failure);
        }
    }
}
