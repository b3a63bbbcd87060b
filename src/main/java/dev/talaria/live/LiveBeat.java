package dev.talaria.live;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Has everything looked at again and again that nobody would tell of, from the moment when we serve.
@Component
class LiveBeat {
    private static final Logger LOG = LoggerFactory.getLogger(LiveBeat.class);

    private final Recovery recovery;
    private final Watchdog watchdog;
    private final Dispatcher dispatcher;
    private final Forgetting forgetting;
    private final ScheduledExecutorService beat = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("live-beat").factory());

    LiveBeat(Recovery recovery, Watchdog watchdog, Dispatcher dispatcher, Forgetting forgetting) {
        this.recovery = recovery;
        this.watchdog = watchdog;
        this.dispatcher = dispatcher;
        this.forgetting = forgetting;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        recovery.begin();
        every(1, watchdog::look);
        every(15, dispatcher::lookAgain);
        every(30, forgetting::look);
    }

    private void every(long seconds, Runnable look) {
        beat.scheduleWithFixedDelay(() -> {
            try {
                look.run();
            } catch (RuntimeException failure) {
                LOG.error("What is live could not be looked after", failure);
            }
        }, seconds, seconds, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        beat.shutdownNow();
    }
}
