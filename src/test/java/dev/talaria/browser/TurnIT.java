package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.GetByTextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// What a turn looks like while it runs.
class TurnIT extends PlayedTurnTest {
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
    void whoTypesSeveralLinesStaysAtTheEnd() {
        new PlayedScenes().say("A line of many words that goes on.\n\n".repeat(60), 30, 2).as("lines", HERMES);
        var page = begun("[play lines][hold][play lines][say All of it.]");
        var box = box(page);
        assertThat(page.locator("talaria-markdown p")).hasCount(60);

        box.pressSequentially("one");
        for (var line = 0; line < 4; line++) {
            box.press("Shift+Enter");
            box.pressSequentially("more");
            page.waitForTimeout(100);
            assertThat(page.getByText("Jump to latest")).hasCount(0);
        }
        HERMES.release();
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

    private static Locator written(Page page, String paragraph) {
        return page.locator("talaria-markdown p").getByText(paragraph, new GetByTextOptions().setExact(true));
    }

    private static Object top(Locator scroller) {
        return scroller.evaluate("log => Math.round(log.scrollTop)");
    }

    private static double left(Locator part) {
        return part.boundingBox().x;
    }
}
