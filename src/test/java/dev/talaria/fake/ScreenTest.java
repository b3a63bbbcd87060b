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
import java.util.stream.Stream;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.browserless.internal.PrettyPrintTree;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.component.internal.UIInternals.JavaScriptInvocation;
import com.vaadin.flow.dom.Element;

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
        settings.add("talaria.folders", FOLDER::toString);
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

    /// What a web component was last given to show; an empty object before that.
    protected static JsonNode shown(Component component, String property) {
        var handed = handed(component, property);
        var json = handed.isEmpty() ? component.getElement().getProperty(property, "{}") : handed.getLast();
        return new ObjectMapper().readTree(json);
    }

    /// What the browser was given as this property, one after the other, and nobody here has kept.
    protected static List<String> handed(Component component, String property) {
        return heard(component, "this." + property + " = $0").map(call -> given(call).getFirst()).toList();
    }

    /// The calls of a function of a web component, each with what it was given.
    protected static List<List<String>> called(Component component, String function) {
        return heard(component, "." + function + "(").map(ScreenTest::given).toList();
    }

    /// Every word that the browser was given for a component by calls of any kind.
    protected static List<String> told(Component component) {
        return heard(component, "").flatMap(call -> given(call).stream()).toList();
    }

    private static Stream<JavaScriptInvocation> heard(Component component, String expression) {
        return heard().stream()
                .filter(call -> call.getOwner().equals(component.getElement().getNode()))
                .map(PendingJavaScriptInvocation::getInvocation)
                .filter(call -> call.getExpression().contains(expression));
    }

    private static List<String> given(JavaScriptInvocation call) {
        return call.getParameters().stream().filter(given -> !(given instanceof Element)).map(String::valueOf).toList();
    }

    /// All that the browser was ever called to do, as if it were answered now.
    private static List<PendingJavaScriptInvocation> heard() {
        var ui = UI.getCurrent();
        if (ComponentUtil.getData(ui, Heard.class) == null) {
            ComponentUtil.setData(ui, Heard.class, new Heard(new ArrayList<>()));
        }
        var heard = ComponentUtil.getData(ui, Heard.class).calls();
        ui.getInternals().getStateTree().runExecutionsBeforeClientResponse();
        heard.addAll(ui.getInternals().dumpPendingJavaScriptInvocations());
        return heard;
    }

    private record Heard(List<PendingJavaScriptInvocation> calls) {}

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
