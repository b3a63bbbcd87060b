package dev.talaria.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.browserless.internal.PrettyPrintTree;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A test of a screen without a browser, on a home that Hermes wrote.
@SpringBootTest
public abstract class ScreenTest extends SpringBrowserlessTest {
    protected static final SampleHomes HERMES = SampleHomes.HERMES_0_19;

    private static final Path FOLDER = folder();
    private static final Path HOME = HERMES.copyInto(FOLDER);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(20);

    @DynamicPropertySource
    static void serveTheSampleHome(DynamicPropertyRegistry settings) {
        settings.add("talaria.home", HOME::toString);
        settings.add("talaria.data", () -> FOLDER.resolve("data").toString());
        settings.add("talaria.hermes", () -> "off");
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("talaria-screens");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// What the background brings to the screen, as soon as the answer is as expected.
    protected void await(String what, Supplier<Boolean> asExpected) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!asExpected.get()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain until " + what + " on\n"
                        + PrettyPrintTree.Companion.ofVaadin(UI.getCurrent()).print());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            // gives the screen to whoever waits for it, as the end of a request does
            MockVaadin.runUIQueue(true);
            roundTrip();
        }
    }

    /// What a web component was given to show; an empty object before that.
    protected static JsonNode shown(Component component, String property) {
        var json = component.getElement().getProperty(property, "{}");
        return new ObjectMapper().readTree(json);
    }

    /// Every component of this type on the screen, in its order.
    protected static <T extends Component> List<T> all(Class<T> type) {
        var found = new ArrayList<T>();
        collect(UI.getCurrent(), type, found);
        return found;
    }

    private static <T extends Component> void collect(Component component, Class<T> type, List<T> found) {
        if (type.isInstance(component)) {
            found.add(type.cast(component));
        }
        component.getChildren().forEach(child -> collect(child, type, found));
    }
}
