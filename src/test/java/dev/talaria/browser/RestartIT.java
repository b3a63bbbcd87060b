package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import dev.talaria.TalariaApplication;
import dev.talaria.sample.SampleHome;

/// What a restart of Talaria in the middle of a turn leaves for who comes back.
class RestartIT extends BrowserTest {
    @TempDir
    Path folder;
    private ConfigurableApplicationContext talaria;

    @Test
    void aRestartInTheMiddleOfATurnLosesNoPromptAndNoTurnWorksForEver() {
        var before = desk();
        before.navigate("p/writer");
        say(before, "Which one? ask me");
        before.waitForURL(Pattern.compile("/p/writer/s/.+"));
        assertThat(before.getByText("Question").first()).isVisible();
        say(before, "This one waits its turn");
        assertThat(before.locator("talaria-queue")).containsText("This one waits its turn");
        var path = before.url().substring(address().length());
        before.close();

        talaria.close();
        start();

        var after = desk();
        after.navigate(path);
        assertThat(prompt(after, "Which one? ask me")).isVisible();
        assertThat(after.getByText("This one waits its turn").first()).isVisible();
        assertThat(after.locator(".status-bar")).not().containsText("needs input");
        after.close();
    }

    @AfterEach
    void stop() {
        talaria.close();
    }

    @BeforeEach
    void start() {
        talaria = new SpringApplicationBuilder(TalariaApplication.class).run("--server.port=0",
                "--talaria.home=" + SampleHome.make(folder.resolve("home")), "--talaria.data=" + folder.resolve("data"),
                "--talaria.hermes=off", "--talaria.rehearsal.pace=0.4");
    }

    @Override
    String address() {
        return "http://localhost:"
                + talaria.getEnvironment().getRequiredProperty("local.server.port", Integer.class) + "/";
    }

    private static Locator prompt(Page page, String text) {
        return page.locator(".user-text").filter(new FilterOptions().setHasText(text)).first();
    }
}
