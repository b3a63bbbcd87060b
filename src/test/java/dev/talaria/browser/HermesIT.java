package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.talaria.browser.OwnTalaria.Age;

/// Talking to a Hermes that Talaria starts, of every age, seen in browsers. The program is scripted, and it is real processes,
/// sockets and files that it works with. Two places in the pool; every test leaves no turn running.
@ParameterizedClass(name = "{0}")
@EnumSource
class HermesIT extends OnHermesTest {
    HermesIT(Age age) {
        super(age);
    }

    @Test
    void aColdProfileSaysThatItWakesAndAnswers() {
        var list = desk();
        list.navigate("sessions");
        var page = desk();
        page.navigate("p/work");
        page.evaluate("""
                () => {
                  window.woken = '';
                  const look = () => window.woken += document.querySelector('.waking')?.innerText ?? '';
                  const all = { subtree: true, childList: true, characterData: true, attributes: true };
                  new MutationObserver(look).observe(document.body, all);
                }""");
        say(page, "[think Let me see][say One two][tool terminal][say Three four]");

        page.waitForURL(Pattern.compile("/p/work/s/.+"));
        Assertions.assertThat((String) page.evaluate("window.woken")).contains("Waking work", "of 2 places in use");
        assertThat(answer(page)).containsText("Three four");
        assertThat(answer(page)).containsText("One two");
        assertThat(section(list, "work").locator("li.row .row-title").first()).containsText("Let me see");
        assertThat(button(page, "Stop")).hasCount(0);
    }

    @Test
    void twoBrowsersSeeTheSameAndTheFirstAnswerCounts() {
        var one = begun("kids-2", "[say Before it asks][approve rm -rf build][say After it asked]");
        var other = desk();
        other.navigate(one.url());

        assertThat(answer(one)).containsText("Before it asks");
        assertThat(answer(other)).containsText("Before it asks");
        assertThat(button(one, "Allow once")).isVisible();
        assertThat(other.getByText("rm -rf build").first()).isVisible();
        assertThat(section(other, "Needs input").locator("li.row")).hasCount(1);
        button(other, "Allow once").click();

        assertThat(one.locator("talaria-requests")).containsText(Pattern.compile("\\S+ allowed once"));
        assertThat(button(one, "Allow once")).hasCount(0);
        assertThat(answer(one)).containsText("After it asked");
        assertThat(answer(other)).containsText("After it asked");
        assertThat(section(one, "Needs input")).hasCount(0);
    }

    @Test
    void severalQuestionsAndAPasswordAreAnsweredInOtherBrowsers() {
        var one = begun("kids-2", "[clarify-two][sudo apt update][say It went on]");
        assertThat(one.locator("talaria-clarification")).containsText("1 of 2");
        var other = desk();
        other.navigate(one.url());

        other.locator(".opt").getByText("B").click();
        other.getByLabel("Your own answer").fill("Garden");
        button(other, "Send").click();

        assertThat(one.locator("talaria-requests")).containsText(Pattern.compile("\\S+ answered: "));
        assertThat(one.locator("talaria-requests")).containsText("Garden");
        one.locator("input[type=password]").fill("hunter2");
        one.locator("input[type=password]").press("Enter");
        assertThat(other.locator("talaria-requests")).containsText("sent the password");
        assertThat(answer(other)).containsText("It went on");
        assertThat(answer(one)).containsText("Garden");
        assertThat(other.getByText("hunter2")).hasCount(0);
    }

    @Test
    void whoComesLateGetsTheTurnWhatItAsksAndWhatWaits() {
        var page = begun("kids-2", "[say Half an answer][clarify Which one?|Red|Blue][say That was it]");
        assertThat(page.getByText("Which one?").first()).isVisible();
        say(page, "[say The next one]");
        assertThat(page.locator("talaria-queue")).containsText("The next one");

        page.reload();
        var late = tabBeside(page);
        late.navigate(page.url());

        for (var tab : new Page[]{page, late }) {
            assertThat(answer(tab)).containsText("Half an answer");
            assertThat(tab.getByText("Which one?").first()).isVisible();
            assertThat(tab.locator("talaria-queue")).containsText("The next one");
        }
        late.locator("talaria-requests").getByText("Blue").click();
        assertThat(page.locator("talaria-answer").filter(new FilterOptions().setHasText("That was it"))).isVisible();
        assertThat(prompt(page, "The next one")).isVisible();
        assertThat(answer(late)).containsText("The next one");
        assertThat(page.locator("talaria-queue")).not().containsText("The next one");
    }

    @Test
    void whoComesWhileItStreamsMissesNoWordAndReadsNoneTwice() {
        var words = IntStream.range(0, 300).mapToObj(number -> "w" + number).toList();
        var page = begun("kids-2", words.stream().map(word -> "[say " + word + " ][pause 15]")
                .collect(Collectors.joining()) + "[hold]");
        var tabs = new ArrayList<>(List.of(page));
        for (var late = 0; late < 4; late++) {
            var tab = tabBeside(page);
            tab.navigate(page.url());
            assertThat(answer(tab)).containsText("w1");
            tabs.add(tab);
        }

        for (var tab : tabs) {
            assertThat(answer(tab).locator("talaria-markdown")).hasText(String.join(" ", words));
        }
        stop(page);
    }

    @Test
    void lookingAtAnotherProfileChangesNothingForTheTurnThatRuns() {
        var page = begun("kids-2", "[say Going on][hold]");
        assertThat(answer(page)).containsText("Going on");
        var turn = page.url();

        page.locator("a.sq[data-name=work]").click();
        page.waitForURL("**/p/work");
        assertThat(page.locator("a.sq[data-name=kids-2] .mark.w")).isVisible();
        assertThat(page.locator("a.sq[data-name=kids-2]")).hasAttribute("data-tip",
                Pattern.compile("kids-2 · \\d working"));
        page.navigate("sessions");
        section(page, "research_lab").locator("a.section-new").click();
        page.waitForURL("**/p/research_lab*");
        say(page, "[say In its own profile]");
        page.waitForURL(Pattern.compile("/p/research_lab/s/.+"));
        assertThat(answer(page)).containsText("In its own profile");

        page.navigate(turn);
        assertThat(page.locator(".status-bar")).containsText("working");
        assertThat(answer(page)).containsText("Going on");
        stop(page);
    }

    @Test
    void aKilledBackendIsSaidAndItsPromptIsKept() {
        var elsewhere = begun("research_lab", "[say Still at it][hold][say And done]");
        assertThat(answer(elsewhere)).containsText("Still at it");
        var page = begun("kids-2", "[say Half of it][hold]");
        assertThat(answer(page)).containsText("Half of it");

        talaria.kill("kids-2");

        assertThat(page.locator(".card.err")).containsText("Lost contact with kids-2",
                new ContainsTextOptions().setTimeout(60_000));
        assertThat(button(page, "Retry")).isVisible();
        assertThat(page.locator("talaria-answer .dot.work, .status-bar .dot.work")).hasCount(0);
        assertThat(answer(page)).containsText("Half of it");
        assertThat(elsewhere.locator(".status-bar")).containsText("working");

        button(page, "Retry").click();
        assertThat(page.locator(".status-bar")).containsText("working");
        assertThat(answer(page)).containsText("Half of it");
        stop(page);
        stop(elsewhere);
        assertThat(elsewhere.locator(".card.err")).hasCount(0);
    }

    @Test
    void aRestartOfTalariaInTheMiddleOfATurnLosesNothing() {
        var before = begun("kids-2", "[say Half of it][hold]");
        assertThat(answer(before)).containsText("Half of it");
        say(before, "[say What waited]");
        assertThat(before.locator("talaria-queue")).containsText("What waited");
        var path = before.url().substring(address().length());
        before.close();

        talaria.restart();

        var after = desk();
        after.navigate(path);
        assertThat(prompt(after, "Half of it")).isVisible();
        assertThat(after.getByText("Talaria was stopped while this turn ran").first()).isVisible();
        assertThat(prompt(after, "What waited")).isVisible();
        assertThat(answer(after)).containsText("What waited");
        assertThat(after.locator(".status-bar")).not().containsText("working");
    }

    @Test
    void aConversationThatIsCompressedStaysOneSession() {
        var page = begun("kids-2", "[say Quite long][compact][pause 400][say Much shorter]");
        var address = page.url();
        assertThat(answer(page)).containsText("Much shorter");
        assertThat(button(page, "Stop")).hasCount(0);

        say(page, "[say Later on]");
        assertThat(answer(page)).containsText("Later on");
        assertThat(button(page, "Stop")).hasCount(0);

        page.reload();
        assertThat(answer(page)).containsText("Later on");
        Assertions.assertThat(page.url()).isEqualTo(address);
        assertThat(page.locator("li.row a[aria-current=page]")).hasCount(1);
        assertThat(row(page, ".*Quite long.*")).hasCount(1);
    }

    @Test
    void aFullPoolSaysWhoHoldsThePlacesAndGoesOnWhenOneIsFree() {
        var one = begun("kids-2", "[say First][hold]");
        assertThat(answer(one)).containsText("First");
        var other = begun("research_lab", "[say Second][hold]");
        assertThat(answer(other)).containsText("Second");

        var third = desk();
        third.navigate("p/default");
        say(third, "[say Third]");
        assertThat(third.getByText(Pattern.compile("waits for a place")).first()).isVisible();
        assertThat(third.getByText(Pattern.compile("kids-2 works.*research.*works|research.*works.*kids-2 works"))
                .first()).isVisible();

        stop(one);
        third.waitForURL(Pattern.compile("/p/default/s/.+"));
        assertThat(answer(third)).containsText("Third");
        assertThat(other.locator(".status-bar")).containsText("working");
        stop(other);
    }
}
