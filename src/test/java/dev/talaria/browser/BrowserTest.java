package dev.talaria.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.Page.WaitForURLOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dev.talaria.fake.ScriptedBehaviour;
import dev.talaria.fake.ScriptedHermes;

/// A test in a real browser, on a home that Hermes wrote, served by the application as it is shipped. Whatever the browser
/// complains about fails the test: errors, failed requests, anything asked of another host.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "vaadin.productionMode=true")
abstract class BrowserTest {
    static final BrowserHome HOME = BrowserHome.create();

    /// Answers for the profile `scripted`, as if it were on another host; plays what a test tells it.
    static final ScriptedHermes HERMES = ScriptedHermes.start(ScriptedBehaviour.of(4));

    /// A picture in its shortest form.
    static final String PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

    private static final List<String> BROWSERS = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");
    private static final List<String> OFFLINE_AND_PLAIN = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private static final int PATIENCE_MILLIS = 20_000;
    private static final Pattern REFUSED = Pattern.compile("status of 40[04]");

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort
    int port;

    private final List<BrowserContext> windows = new ArrayList<>();
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private boolean missingPagesAreFine;

    @DynamicPropertySource
    static void serveTheHome(DynamicPropertyRegistry settings) {
        settings.add("talaria.home", () -> HOME.root().toString());
        settings.add("talaria.data", () -> HOME.data().toString());
        settings.add("talaria.hermes", () -> "off");
        settings.add("talaria.rehearsal.pace", () -> "0.4");
        settings.add("talaria.remote.scripted.url", () -> HERMES.base().toString());
        settings.add("talaria.remote.scripted.token", HERMES::token);
    }

    @BeforeAll
    static void startBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium()
                .launch(new LaunchOptions().setExecutablePath(chromium()).setArgs(OFFLINE_AND_PLAIN));
    }

    @AfterAll
    static void stopBrowser() {
        playwright.close();
    }

    @AfterEach
    void closeWindows() {
        windows.forEach(BrowserContext::close);
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    private static Path chromium() {
        return Stream.concat(Optional.ofNullable(System.getenv("TALARIA_CHROMIUM")).stream(), BROWSERS.stream())
                .map(Path::of).filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new IllegalStateException("No Chromium here: set TALARIA_CHROMIUM to its program"));
    }

    /// A window as on a desk.
    Page desk() {
        return window(1280, 800, ColorScheme.LIGHT);
    }

    Page desk(ColorScheme scheme) {
        return window(1280, 800, scheme);
    }

    /// A window as in a hand.
    Page phone() {
        return window(390, 780, ColorScheme.LIGHT);
    }

    private Page window(int width, int height, ColorScheme scheme) {
        var window = browser.newContext(
                new NewContextOptions().setViewportSize(width, height).setColorScheme(scheme).setBaseURL(address()));
        window.setDefaultTimeout(PATIENCE_MILLIS);
        windows.add(window);
        var page = window.newPage();
        listenTo(page);
        return page;
    }

    /// Another tab of the same window: the same cookies, the same person.
    Page tabBeside(Page page) {
        var tab = page.context().newPage();
        listenTo(tab);
        return tab;
    }

    /// As a person who clicks there does first: a page behind another one is hardly ever drawn, and a click waits until it is.
    static Page inFront(Page page) {
        page.bringToFront();
        return page;
    }

    String address() {
        return "http://localhost:" + port + "/";
    }

    /// This test opens addresses that lead nowhere or are malformed; the browser may say so.
    void missingPagesAreFine() {
        missingPagesAreFine = true;
    }

    private void listenTo(Page page) {
        page.onPageError(error -> complaints.add("error: " + error));
        page.onConsoleMessage(this::hear);
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(this::see);
        page.onRequestFailed(request -> {
            // a page that is left takes its requests along
            if (!"net::ERR_ABORTED".equals(request.failure())) {
                complaints.add("failed: " + request.url() + " " + request.failure());
            }
        });
    }

    private void hear(ConsoleMessage message) {
        if (message.type().equals("error") && !(missingPagesAreFine && REFUSED.matcher(message.text()).find())) {
            complaints.add("console: " + message.text() + " " + message.location());
        }
    }

    private void see(Request request) {
        var local = Stream.of(address(), address().replaceFirst("^http", "ws"), "data:", "blob:");
        if (local.noneMatch(request.url()::startsWith)) {
            complaints.add("asked another host: " + request.url());
        }
    }

    /// The sidebar's section of one profile.
    static Locator section(Page page, String label) {
        return page.locator("section.sessions").filter(new FilterOptions()
                .setHas(page.locator(".section-label", new LocatorOptions().setHasText(Pattern.compile("^" + label)))));
    }

    /// The row of the session that is called so.
    static Locator row(Page page, String title) {
        return page.locator("li.row").filter(new FilterOptions().setHas(page.locator(".row-title",
                new LocatorOptions().setHasText(Pattern.compile("^\\s*" + title + "\\s*$")))));
    }

    /// A window in which somebody has begun a session.
    Page begun(String profile, String prompt) {
        var page = desk();
        page.navigate("p/" + profile);
        say(page, prompt);
        // on a busy machine a process is slow to start
        page.waitForURL(Pattern.compile("/p/" + profile + "/s/.+"), new WaitForURLOptions().setTimeout(60_000));
        return page;
    }

    static void say(Page page, String prompt) {
        box(page).fill(prompt);
        box(page).press("Enter");
    }

    static Locator box(Page page) {
        return page.locator("#composer-text");
    }

    static Locator answer(Page page) {
        return page.locator("talaria-answer").last();
    }

    /// The button that is called so, or begins so.
    static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("^" + name + "( .*)?$")));
    }

    /// No rule of axe is broken, in its words where one is.
    static void assertAccessible(Page page) {
        var broken = new AxeBuilder(page).analyze().getViolations().stream().map(rule -> rule.getId() + ": "
                + rule.getNodes().stream().map(node -> node.getTarget() + " " + node.getHtml()).toList()).toList();

        assertThat(broken).as("axe on " + page.url()).isEmpty();
    }
}
