package dev.talaria.shared.ui;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UIDetachedException;

import dev.talaria.shared.Background;

/// One question of a screen, answered in the background: the screen shows that it waits, and goes on.
public final class Asking {
    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    private final Component owner;
    private final Background background;

    public Asking(Component owner, Background background) {
        this.owner = owner;
        this.background = background;
    }

    /// Answers on the screen, unless it has been left meanwhile.
    public <T> void ask(Supplier<T> question, Consumer<T> answer) {
        var ui = owner.getUI().orElseThrow();
        background.run(() -> {
            var found = question.get();
            try {
                ui.access(() -> {
                    if (owner.isAttached()) {
                        answer.accept(found);
                    }
                });
            } catch (UIDetachedException _) {
                LOG.debug("Answered to a screen that is gone");
            }
        });
    }

    /// Does something in the background that needs no answer: whoever shows it follows it.
    public void tell(Runnable deed) {
        background.run(deed);
    }
}
