package dev.talaria.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

import org.atmosphere.cpr.AtmosphereFramework;
import org.atmosphere.cpr.AtmosphereResourceImpl;
import org.atmosphere.cpr.Broadcaster;
import org.atmosphere.cpr.BroadcasterListenerAdapter;
import org.atmosphere.cpr.DefaultBroadcaster;
import org.atmosphere.cpr.Deliver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PromptBroadcasterTest {
    private static final URI ANYWHERE = URI.create("http://localhost");

    private final AtmosphereFramework framework = new AtmosphereFramework();

    @AfterEach
    void close() {
        framework.destroy();
    }

    @Test
    void aMessageWaitsForNoTaskThatTakesItOutOfACommonQueue() {
        assertThat(toldAtOnce(new PromptBroadcaster())).containsExactly("the last words");
    }

    /// Whoever finds this failing may do without ours.
    @Test
    void theOneItComesFromLeavesAMessageToSuchATask() {
        assertThat(toldAtOnce(new DefaultBroadcaster())).isEmpty();
    }

    private List<String> toldAtOnce(Broadcaster broadcaster) {
        var told = new ArrayList<String>();
        broadcaster.initialize("/*", ANYWHERE, framework.getAtmosphereConfig());
        broadcaster.getBroadcasterConfig().setExecutorService(new NoTask());
        broadcaster.addBroadcasterListener(new BroadcasterListenerAdapter() {
            @Override
            public void onMessage(Broadcaster from, Deliver message) {
                told.add(String.valueOf(message.getMessage()));
            }
        });

        broadcaster.broadcast("the last words", new AtmosphereResourceImpl());

        return List.copyOf(told);
    }

    /// Takes tasks and never runs them.
    private static final class NoTask extends AbstractExecutorService {
        @Override
        public void execute(Runnable task) {
            // nobody is there to run it
        }

        @Override
        public void shutdown() {
            // nothing runs
        }

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
