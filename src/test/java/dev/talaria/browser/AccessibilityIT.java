package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// axe finds nothing on any screen, in the light and in the dark.
class AccessibilityIT extends PlayedTurnTest {
    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK" })
    void theListOfAllProfiles(ColorScheme scheme) {
        var page = open("sessions", scheme);
        assertThat(section(page, "work").locator("li.row")).hasCount(5);

        assertAccessible(page);
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK" })
    void aSessionWithTools(ColorScheme scheme) {
        var page = open("p/work/s/" + HOME.id("work", "tools"), scheme);
        assertThat(page.locator("talaria-transcript")).containsText("A semicolon is missing.");

        assertAccessible(page);
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK" })
    void aSessionWithATable(ColorScheme scheme) {
        var page = open("p/work/s/" + HOME.id("work", "plain"), scheme);
        assertThat(page.locator("talaria-transcript").locator("table")).isVisible();

        assertAccessible(page);
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK" })
    void aProfileWithoutSessions(ColorScheme scheme) {
        var page = open("p/empty", scheme);
        assertThat(page.locator("talaria-session-nav")).containsText("No sessions in empty yet.");

        assertAccessible(page);
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK" })
    void aProfileThatCannotBeRead(ColorScheme scheme) {
        var page = open("p/broken", scheme);
        assertThat(page.locator("talaria-session-nav")).containsText("broken can't be read");

        assertAccessible(page);
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK" })
    void theSystemPage(ColorScheme scheme) {
        var page = open("system", scheme);
        assertThat(page.getByRole(AriaRole.MAIN).locator("table").last()).isVisible();

        assertAccessible(page);
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK" })
    void anAddressThatLeadsNowhere(ColorScheme scheme) {
        missingPagesAreFine();
        var page = open("p/nobody", scheme);
        assertThat(page.getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK)).isVisible();

        assertAccessible(page);
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK" })
    void aTurnAndAllThatItAsks(ColorScheme scheme) {
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

    private Page open(String address, ColorScheme scheme) {
        var page = desk(scheme);
        page.navigate(address);
        return page;
    }
}
