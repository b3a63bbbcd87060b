package dev.talaria.shared.ui;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UIDetachedException;

/// Brings an answer that is still on its way to the screen that asked for it.
public final class Arrival {
    private static final Logger LOG = LoggerFactory.getLogger(Arrival.class);

    private Arrival() {}

    /// Shows the answer, as the screen, when it is there; even where the component has left the page by then. Nobody sees it
    /// where the whole screen has gone.
    public static <T> void show(Component asking, CompletableFuture<T> answer, Consumer<T> show) {
        var ui = asking.getUI().orElseThrow();
        answer.whenComplete((arrived, failure) -> {
            if (failure != null) {
                LOG.error("An answer failed on its way to the screen", failure);
                return;
            }
            try {
                ui.access(() -> show.accept(arrived));
            } catch (UIDetachedException _) {
                LOG.debug("An answer found its screen gone");
            }
        });
    }
}
