package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.GetByTextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a turn looks like while it runs, and what it asks, with a scripted Hermes. Every test begins a session of its own.
class TurnIT extends BrowserTest {
    private static final String EVIL = "<script>window.obeyed=1</script><img src=x onerror=\"window.obeyed=2\">"
            + "<style>body{display:none}</style>";
    private static final String REVERSED = "\u202e";

    private static final String DOCUMENT = """
            # A heading

            A paragraph with **bold text that is quite long**, `code`, a [link](https://example.org/a/very/long/path/that/would/fill/more/than/one/line/of/the/column/if/it/were/shown/while/it/is/written/down) and more words, so that it wraps.
            - one
            - two with **bold** words

            | Name | Value |
            |---|---:|
            | alpha | 1 |
            | beta | 22 |

            ```python
            def hello(name):
                print(f"Hello {name} {2**8}")
            ```

            Inline $a^2+b^2$ and a block:

            $$
            \\int_0^1 x^2 \\, dx
            $$

            > A quote
            > of two lines.

            The end of it.
            """;

    @Test
    void whatIsWrittenOnlyGrows() {
        new PlayedScenes().say("\n\n" + DOCUMENT, 3, 8).as("document", HERMES);
        var page = begun("[say Ready.][hold][play document]");
        assertThat(answer(page)).containsText("Ready.");
        page.evaluate("""
                () => {
                  window.shrunk = [];
                  window.marks = [];
                  const written = [...document.querySelectorAll('talaria-markdown')].at(-1);
                  let height = 0;
                  const look = () => {
                    const now = written.getBoundingClientRect().height;
                    if (now < height - 1) window.shrunk.push(`${height} ${now} ${written.textContent.slice(-60)}`);
                    height = now;
                    const end = [...written.querySelectorAll('p, li')].at(-1)?.textContent ?? '';
                    if (/\\*\\*|\\]\\(|^```/.test(end)) window.marks.push(end);
                    requestAnimationFrame(look);
                  };
                  look();
                }""");
        HERMES.release();

        assertThat(answer(page)).containsText("The end of it.");
        assertThat(answer(page).locator("math")).hasCount(2);
        Assertions.assertThat((List<?>) page.evaluate("window.shrunk")).isEmpty();
        Assertions.assertThat((List<?>) page.evaluate("window.marks")).isEmpty();
    }

    @Test
    void whoReadsUpIsNeverPulledDown() {
        new PlayedScenes().say("A line of many words that goes on.\n\n".repeat(60), 30, 2).as("lines", HERMES);
        var page = begun("[play lines][say The half of it.][hold][play lines][say All of it.]");
        var scroller = page.getByRole(AriaRole.LOG);
        assertThat(written(page, "The half of it.")).isInViewport();

        scroller.hover();
        page.mouse().wheel(0, -8);
        assertThat(page.getByText("Jump to latest")).isVisible();
        page.mouse().wheel(0, -120);
        page.waitForTimeout(300);
        var before = top(scroller);
        HERMES.release();
        assertThat(written(page, "All of it.")).hasCount(1);

        Assertions.assertThat(top(scroller)).isEqualTo(before);
        page.getByText("Jump to latest").click();
        assertThat(page.getByText("Jump to latest")).hasCount(0);
        assertThat(written(page, "All of it.")).isInViewport();
    }

    @Test
    void toolsThatRunBesideEachOtherSettleInPlace() {
        new PlayedScenes().think("Two things at once.").say("At once.\n\n", 9, 0).starts("a", "terminal", "sleep 3")
                .starts("b", "terminal", "systemctl status queue")
                .after(200, "tool.complete",
                        Map.of("tool_id", "b", "name", "terminal", "result", Map.of("output", "dead", "exit_code", 3)))
                .after(1500, "tool.complete",
                        Map.of("tool_id", "a", "name", "terminal", "result", Map.of("output", "", "exit_code", 0)))
                .call("c", "patch", "site.conf", Map.of("success", true, "diff",
                        "--- a/site.conf\n+++ b/site.conf\n@@ -1 +1,2 @@\n-old\n+new\n+newer\n"))
                .call("d", "terminal", "grep -r old", Map.of("output", "", "exit_code", 1, "exit_code_meaning",
                        "No matches found (not an error)"))
                .as("tools", HERMES);
        var page = begun("[play tools]");
        var rows = page.locator(".tool-row");

        assertThat(rows.nth(1)).containsText("exit 3");
        assertThat(rows.nth(0).locator(".dot.work")).isVisible();
        assertThat(page.locator("talaria-answer .working")).hasCount(0);
        var running = left(rows.nth(0).locator(".tool-title"));
        assertThat(rows.nth(0).locator(".done-mark")).isVisible();
        Assertions.assertThat(left(rows.nth(0).locator(".tool-title"))).isEqualTo(running);
        assertThat(rows.nth(1)).hasClass(Pattern.compile("\\bbad\\b"));
        assertThat(rows.nth(2)).containsText("+2 −1");
        assertThat(page.locator(".line.add")).hasText(new String[]{"+new", "+newer" });
        assertThat(rows.nth(3)).containsText("No matches found");
        assertThat(rows.nth(3)).not().hasClass(Pattern.compile("\\bbad\\b"));
        assertThat(page.getByText(Pattern.compile("Thought for \\d+ s"))).isVisible();
    }

    @Test
    void whatAnAgentWritesIsNeverObeyed() {
        var text = EVIL
                + "\n\n[a](javascript:window.obeyed=3) ![p](https://evil.example/p.png) <javascript:window.obeyed=4>\n\n"
                + "<iframe src=\"https://evil.example/\"></iframe> $\\href{javascript:window.obeyed=5}{x}$\n\n"
                + "W".repeat(2000) + "\n\n" + "😀".repeat(10_000);
        new PlayedScenes().think(EVIL).event("status.update", Map.of("kind", "lifecycle", "text", EVIL))
                .call("a" + EVIL, "terminal" + EVIL, EVIL + REVERSED, Map.of("output", EVIL, EVIL, EVIL))
                .call("b", "web_search", EVIL, Map.of("data", Map.of("web", List.of(
                        Map.of("title", EVIL, "url", "javascript:window.obeyed=6", "description", EVIL)))))
                .call("c", "read_file", EVIL, Map.of("content", text, "total_lines", 3))
                .call("d", "image_generate", EVIL, Map.of("success", true, "image", "https://evil.example/g.png"))
                .event("subagent.start", Map.of("subagent_id", "s" + EVIL, "goal", EVIL, "status", "running",
                        "child_session_id", "../../evil"))
                .event("todo.updated", Map.of("todos", List.of(Map.of("content", EVIL, "status", "in_progress"))))
                .say(text, 500, 2)
                .event("clarify.request", Map.of("question", EVIL + REVERSED + "gnorw", "choices",
                        List.of(EVIL, REVERSED + "dnammoc", "W".repeat(500)), "multi_select", false))
                .as("evil", HERMES);
        var page = begun("[play evil]");
        assertThat(page.locator(".opt")).hasCount(4);

        for (var row : page.locator("button.tool-row, .think-toggle").all()) {
            row.dispatchEvent("click");
        }

        assertThat(page.locator("talaria-tool-body").first()).isVisible();
        assertThat(page.locator(".opt").nth(1)).containsText("RLO");
        assertThat(page.locator("talaria-transcript").locator("script, style, iframe, img, a[href^='javascript:']"))
                .hasCount(0);
        assertThat(page.locator("[onerror], [onload], [onclick]")).hasCount(0);
        Assertions.assertThat(page.evaluate("window.obeyed")).isNull();
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        button(page, "Skip").click();
    }

    @Test
    void nothingHidesInACommandThatIsToBeApproved() {
        new PlayedScenes()
                .asksApproval("echo\n".repeat(499) + "rm -rf /", "A long script")
                .asksApproval("echo" + " ".repeat(3000) + "; rm -rf /", "Pushed away")
                .asksApproval("echo" + "\t".repeat(60_000) + "\u200b\u00ad; rm -rf /", "Pushed further")
                .asksApproval("echo \"" + REVERSED + "\u2066 sl\"", "Turned around " + REVERSED)
                .as("hidden", HERMES);
        var page = begun("[play hidden]");
        var card = page.locator("talaria-approval .card");

        assertThat(card).containsText("500 lines, more below");
        assertThat(card.locator(".command-more code")).hasText("rm -rf /");
        deny(page, "A long script");
        assertThat(card.locator(".command")).containsText("3000 blanks");
        assertThat(card.locator(".command").getByText("; rm -rf /")).isInViewport();
        deny(page, "Pushed away");
        assertThat(card.locator(".command")).containsText("59997 more of");
        assertThat(card.locator(".command")).containsText("ZWSPSHY; rm -rf /");
        deny(page, "Pushed further");
        assertThat(card.locator(".command")).containsText("RLOLRI");
        assertThat(card.locator(".ask-head")).containsText("RLO");
        deny(page, "Turned around");
    }

    @Test
    void keysThatAreMeantForTheBoxAnswerNothing() {
        new PlayedScenes().after(600, "approval.request", Map.of("command", "rm -rf build", "description", "Deletes",
                "choices", List.of("once", "deny"))).as("once", HERMES);
        var page = begun("[play once]");
        var box = page.locator("#composer-text");
        box.click();
        assertThat(button(page, "Allow once")).isVisible();

        assertThat(box).isFocused();
        page.keyboard().press("Escape");
        page.keyboard().press("Control+Enter");
        page.keyboard().type("1");
        assertThat(button(page, "Allow once")).isVisible();
        assertThat(button(page, "This session")).hasCount(0);
        assertThat(button(page, "Always")).hasCount(0);

        page.locator("talaria-approval .card").focus();
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("talaria-requests")).containsText("allowed once");
        assertThat(box).isFocused();
        assertThat(box).hasValue("1");
    }

    @Test
    void aPasswordGoesToTheAgentAndNowhereElse() throws IOException {
        var password = "correct horse battery staple";
        new PlayedScenes().event("sudo.request", Map.of("command", "sudo reboot"))
                .event("secret.request", Map.of("env_var", "WEATHER_KEY", "prompt", "The key")).as("sudo", HERMES);
        var page = begun("[play sudo]");
        var other = desk();
        var heard = Collections.synchronizedList(new ArrayList<String>());
        other.onWebSocket(socket -> socket.onFrameReceived(frame -> heard.add(frame.text())));
        other.navigate(page.url());
        assertThat(other.locator("input[type=password]")).isVisible();

        var field = page.locator("input[type=password]");
        assertThat(field).hasAttribute("autocomplete", "off");
        field.fill(password);
        Assertions.assertThat(page.content()).doesNotContain(password);
        field.press("Enter");

        assertThat(other.locator("talaria-requests")).containsText("sent the password");
        assertThat(page.locator("talaria-secret")).containsText("WEATHER_KEY");
        assertThat(field).hasValue("");
        field.fill(password);
        field.press("Enter");
        assertThat(other.locator("talaria-requests")).containsText("sent the secret");
        Assertions.assertThat(heard).isNotEmpty().noneMatch(text -> text.contains(password));
        Assertions.assertThat(page.content() + page.url() + other.content()).doesNotContain(password);
        Assertions.assertThat(page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})").toString())
                .doesNotContain(password);
        Assertions.assertThat(HERMES.calls("sudo.respond").getLast().params().path("password").asString())
                .isEqualTo(password);
        try (var files = Files.walk(HOME.data())) {
            Assertions.assertThat(files.filter(Files::isRegularFile)).noneMatch(file -> holds(file, password));
        }
    }

    @Test
    void onlyWhatIsCompleteIsAnnouncedAndARequestOnce() {
        new PlayedScenes().say("One two three four five six seven. ", 4, 60)
                .after(100, "approval.request", Map.of("command", "ls", "description", "Lists"))
                .as("announced", HERMES);
        var page = begun("[hold][play announced]");
        assertThat(page.locator("talaria-requests [role=alert]")).hasCount(1);
        page.evaluate("""
                () => {
                  window.said = [];
                  const hear = (region) => new MutationObserver(() => window.said.push(region.textContent))
                      .observe(region, { childList: true, characterData: true, subtree: true });
                  hear(document.querySelector('talaria-transcript').shadowRoot.querySelector('.said'));
                  hear(document.querySelector('talaria-requests [role=alert]'));
                }""");
        assertThat(page.getByRole(AriaRole.LOG)).hasAttribute("aria-live", "off");
        HERMES.release();
        assertThat(button(page, "Allow once")).isVisible();
        page.waitForTimeout(1100);
        Assertions.assertThat((List<?>) page.evaluate("window.said")).hasSize(1).first().asString()
                .contains("asks for your approval", "ls");

        button(page, "Deny").click();
        page.waitForFunction("window.said.some(words => words.startsWith('One two three'))");
        assertThat(button(page, "Stop")).hasCount(0);
        Assertions.assertThat((List<?>) page.evaluate("window.said.filter(words => words.startsWith('One'))"))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK" })
    void noRuleOfAccessibilityIsBrokenInAnyState(ColorScheme scheme) {
        new PlayedScenes().think("Let me see. ").say("Some *words*.\n\n", 20, 0)
                .call("a", "patch", "site.conf", Map.of("success", true, "diff", "-old\n+new\n"))
                .call("b", "terminal", "false", Map.of("output", "no", "exit_code", 2))
                .starts("c", "delegate_task", "2 tasks")
                .event("subagent.start", Map.of("subagent_id", "s1", "goal", "Read", "status", "running"))
                .event("subagent.complete", Map.of("subagent_id", "s2", "parent_id", "s1", "goal", "Measure", "status",
                        "failed", "summary", "No such file"))
                .event("todo.updated", Map.of("todos", List.of(Map.of("content", "Read", "status", "completed"),
                        Map.of("content", "Write", "status", "in_progress"))))
                .asksApproval("echo\n".repeat(60) + "\u202els", "Lists")
                .event("clarify.request",
                        Map.of("question", "Which?", "choices", List.of("A", "B"), "multi_select", true))
                .event("secret.request", Map.of("env_var", "KEY", "prompt", "The key"))
                .as("states", HERMES);
        var page = begun("[play states][fail HTTP 401: The provider refused the key.]", scheme);
        assertThat(button(page, "Allow once")).isVisible();
        page.locator(".todo-strip > button").click();
        assertAccessible(page);
        button(page, "Always…").click();
        assertAccessible(page);
        button(page, "Back").click();
        button(page, "Deny").click();

        button(page, "3 Something else…").click();
        assertAccessible(page);
        button(page, "Skip").click();
        assertThat(page.locator("input[type=password]")).isVisible();
        assertAccessible(page);
        button(page, "Decline").click();
        assertThat(button(page, "Retry")).isVisible();
        assertAccessible(page);
    }

    private static boolean holds(Path file, String words) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains(words);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void deny(Page page, String why) {
        var card = page.locator("talaria-approval", new LocatorOptions().setHasText(why));
        card.getByText("Deny").click();
        assertThat(card).hasCount(0);
    }

    private static Locator written(Page page, String paragraph) {
        return page.locator("talaria-markdown p").getByText(paragraph, new GetByTextOptions().setExact(true));
    }

    private Page begun(String prompt) {
        return begun(prompt, ColorScheme.LIGHT);
    }

    private Page begun(String prompt, ColorScheme scheme) {
        var page = desk(scheme);
        page.navigate("p/scripted");
        page.locator("#composer-text").fill(prompt);
        page.locator("#composer-text").press("Enter");
        page.waitForURL(Pattern.compile("/p/scripted/s/.+"));
        return page;
    }

    private static Locator answer(Page page) {
        return page.locator("talaria-answer").last();
    }

    private static Object top(Locator scroller) {
        return scroller.evaluate("log => Math.round(log.scrollTop)");
    }

    private static double left(Locator part) {
        return part.boundingBox().x;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON,
                new GetByRoleOptions().setName(Pattern.compile("^" + name + "( .*)?$")));
    }
}
