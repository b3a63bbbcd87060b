package dev.talaria.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Keyboard.TypeOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// What is typed into the box is neither lost nor sent twice, whatever the browser, the line and the fingers do. With the
/// rehearsal agent; every test begins a session of its own.
class ComposerIT extends BrowserTest {
    private static final String NEW_SESSION = "p/rehearsal";
    private static final Pattern SESSION = Pattern.compile("/p/rehearsal/s/.+");

    @Test
    void enterThatEndsAnInputMethodsWordSendsNothing() {
        var page = desk();
        page.navigate(NEW_SESSION);
        box(page).click();
        var method = page.context().newCDPSession(page);
        method.send("Input.imeSetComposition", composition("にほん"));
        method.send("Input.dispatchKeyEvent", key("Enter", 229));
        method.send("Input.insertText", text("日本"));

        assertThat(box(page)).hasValue("日本");
        assertThat(page).hasURL(Pattern.compile(".*/p/rehearsal$"));
        box(page).fill("");
    }

    @Test
    void enterPressedTwiceSendsOnce() {
        var page = begun("Which one? ask me");
        assertThat(page.getByText("Question").first()).isVisible();
        box(page).fill("Only once");
        page.evaluate("""
                () => {
                  const box = document.querySelector('#composer-text');
                  const enter = () => box.dispatchEvent(
                      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
                  enter(); enter();
                  document.querySelectorAll('talaria-composer .btn.primary, talaria-composer .round')
                      .forEach((button) => button.click());
                }""");

        assertThat(queued(page)).hasCount(1);
        assertThat(box(page)).hasValue("");
        page.reload();
        assertThat(queued(page)).hasCount(1);
        assertThat(box(page)).hasValue("");
    }

    @Test
    void aReloadRightAfterEnterNeitherLosesThePromptNorOffersItAgain() {
        var page = begun("Which one? ask me");
        assertThat(page.getByText("Question").first()).isVisible();
        for (var text : List.of("One", "Two", "Three")) {
            box(page).fill(text);
            // what has not left the browser when it reloads is offered again, and rightly so
            page.waitForRequest(request -> request.postData() != null && request.postData().contains("composer-send"),
                    () -> box(page).press("Enter"));
            page.reload();
            assertThat(queued(page).filter(new FilterOptions().setHasText(text))).hasCount(1);
            assertThat(box(page)).hasValue("");
        }
        assertThat(queued(page)).hasCount(3);
    }

    @Test
    void lettersThatTheServerNeverHeardOfSurviveAReload() {
        var page = begun("Hello");
        assertThat(button(page, "Stop")).hasCount(0);
        page.evaluate("""
                () => document.querySelector('talaria-composer')
                    .addEventListener('composer-draft', (event) => event.stopImmediatePropagation(), true)""");
        box(page).pressSequentially("Typed without a line");
        page.waitForTimeout(600);

        page.reload();

        assertThat(box(page)).hasValue("Typed without a line");
        assertThat(page.getByText("Restored: this had not been sent yet.")).isVisible();
        box(page).fill("");
    }

    @Test
    void whatIsRestoredCanBeEmptiedAndBroughtBack() {
        var page = begun("Hello");
        assertThat(button(page, "Stop")).hasCount(0);
        box(page).pressSequentially("Half a thought");
        page.reload();
        assertThat(box(page)).hasValue("Half a thought");

        button(page, "Undo: empty the box").click();
        assertThat(box(page)).hasValue("");
        button(page, "Bring it back").click();

        assertThat(box(page)).hasValue("Half a thought");
        page.reload();
        assertThat(box(page)).hasValue("Half a thought");
    }

    @Test
    void whoeverTypesBeforeTheDraftComesLosesNeither() {
        var page = begun("Hello");
        assertThat(button(page, "Stop")).hasCount(0);
        box(page).pressSequentially("Written yesterday");
        page.waitForTimeout(800);
        // the draft of the next page is late, and the member is quick
        page.addInitScript("""
                Object.defineProperty(window, 'quick', { value: setInterval(() => {
                  const box = document.querySelector('#composer-text');
                  if (!box) return;
                  clearInterval(window.quick);
                  if (box.value !== '') return;
                  box.value = 'and today';
                  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
                }, 1) });""");

        page.reload();

        assertThat(box(page)).hasValue(Pattern.compile("Written yesterday(\nand today)?"));
    }

    @Test
    void whatIsTakenOutOfTheQueueCanBePutBack() {
        var page = begun("Which one? ask me");
        assertThat(page.getByText("Question").first()).isVisible();
        say(page, "The first to wait");
        assertThat(queued(page)).hasCount(1);
        say(page, "The second to wait");
        assertThat(queued(page)).hasCount(2);

        button(page, "Delete the prompt that is next").first().click();
        assertThat(queued(page)).hasCount(1);
        page.getByText("Undo", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(queued(page)).hasCount(2);
        assertThat(queued(page).first()).containsText("The first to wait");
    }

    @Test
    void aPromptThatLeavesWhileItIsBeingChangedLeavesTheTextBehind() {
        var page = begun("Which one? ask me");
        assertThat(page.getByText("Question").first()).isVisible();
        say(page, "To be changed");
        var other = tabBeside(page);
        other.navigate(page.url());
        button(inFront(page), "Edit the prompt").first().click();
        page.locator("#queued-editor").fill("To be changed for good");

        button(inFront(other), "Delete the prompt").first().click();

        assertThat(queued(page)).hasCount(0);
        assertThat(box(page)).hasValue("To be changed for good");
    }

    @Test
    void aPictureIsPastedAndFilesAreDroppedUnderTheNamesThatAPersonSees() {
        var page = begun("Hello");
        assertThat(button(page, "Stop")).hasCount(0);
        page.evaluate("""
                () => {
                  const bytes = Uint8Array.from(atob('%s'), (letter) => letter.charCodeAt(0));
                  const pasted = new DataTransfer();
                  pasted.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
                  document.querySelector('#composer-text').dispatchEvent(
                      new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true }));
                  const dropped = new DataTransfer();
                  dropped.items.add(new File(['a'], '../evil\\u202Egnp.\\u200Btxt'));
                  dropped.items.add(new File(['b'], 'half \\ud800 a letter.txt'));
                  dropped.items.add(new File([], 'nothing.txt'));
                  document.querySelector('talaria-transcript, main').dispatchEvent(
                      new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
                }""".formatted(PIXEL));

        var laid = page.locator(".laid-file:not(.running) .laid-name");
        assertThat(laid).hasCount(3);
        Assertions.assertThat(laid.allTextContents())
                .containsExactlyInAnyOrder("pasted-1.png", "evilgnp.txt", "half \ufffd a letter.txt");
        assertThat(page.getByText("“nothing.txt” was left out: it is empty.")).isVisible();
        assertThat(page.locator(".laid-file img")).hasCount(1);

        page.reload();
        assertThat(laid).hasCount(3);
    }

    @Test
    void whatOneWindowTypesStandsInTheOther() {
        var page = begun("Hello");
        assertThat(button(page, "Stop")).hasCount(0);
        var other = tabBeside(page);
        other.navigate(page.url());
        assertThat(box(other)).isVisible();

        box(page).pressSequentially("Half a thought");
        assertThat(box(other)).hasValue("Half a thought");
        box(other).press("End");
        box(other).pressSequentially(", and the rest");
        assertThat(box(page)).hasValue("Half a thought, and the rest");

        box(other).press("Enter");
        assertThat(box(other)).hasValue("");
        assertThat(box(page)).hasValue("");
        assertThat(page.locator(".user-text").last()).hasText("Half a thought, and the rest");
    }

    @Test
    void whatTwoWindowsTypeAtOnceIsKeptWhole() {
        var page = begun("Hello");
        assertThat(button(page, "Stop")).hasCount(0);
        var other = tabBeside(page);
        other.navigate(page.url());
        assertThat(box(other)).isVisible();
        other.waitForTimeout(500);

        box(page).fill("From the left");
        box(other).fill("From the right");

        for (var window : List.of(page, other)) {
            assertThat(box(window))
                    .hasValue(Pattern.compile("(?=[\\s\\S]*From the left)(?=[\\s\\S]*From the right)[\\s\\S]*"));
        }
        assertThat(box(page)).hasValue(box(other).inputValue());
        page.reload();
        assertThat(box(page)).hasValue(box(other).inputValue());
        box(page).fill("");
    }

    @Test
    void whoTypesOnWhileAPromptIsOnItsWayLosesNothing() {
        var page = begunInTheFarAway();
        box(page).pressSequentially("First");
        box(page).press("Enter");
        box(page).pressSequentially("Second");
        box(page).press("Enter");
        assertThat(queued(page)).hasCount(2);
        box(page).pressSequentially("Third");

        assertThat(queued(page).first()).containsText("First");
        assertThat(queued(page).last()).containsText("Second");
        staysSo(page, 2, "Third");
    }

    @Test
    void aReloadWhileAPromptIsOnItsWayLosesNothingThatWasTypedSince() {
        var page = begunInTheFarAway();
        box(page).pressSequentially("First");
        box(page).press("Enter");
        box(page).pressSequentially("Second");

        page.reload();

        staysSo(page, 1, "Second");
    }

    @Test
    void whoTypesOnWhileASessionBeginsTypesOnInIt() {
        var page = desk();
        page.navigate(NEW_SESSION);
        slow(page, 800);
        box(page).pressSequentially("Hello");
        box(page).press("Enter");
        page.keyboard().type("and one more thing that takes a while to say", new TypeOptions().setDelay(60));

        page.waitForURL(SESSION);
        assertThat(box(page)).hasValue("and one more thing that takes a while to say");
        assertThat(box(page)).isFocused();
        assertThat(page.locator(".user-text")).hasText(new String[]{"Hello" });
        page.waitForTimeout(2_500);
        page.navigate(NEW_SESSION + "?new");
        assertThat(box(page)).isVisible();
        assertThat(page.getByText("Restored")).hasCount(0);
        assertThat(box(page)).hasValue("");
    }

    @Test
    void aRefusedPromptComesBackInFrontOfWhatWasTypedSince() {
        var page = begun("Hello");
        assertThat(button(page, "Stop")).hasCount(0);
        slow(page, 1_000);
        box(page).pressSequentially("/nonsense");
        box(page).press("Escape");
        box(page).press("Enter");
        box(page).pressSequentially("typed on");

        assertThat(page.locator(".composer-refusal")).isVisible();
        assertThat(box(page)).hasValue("/nonsense\ntyped on");
        box(page).fill("");
    }

    @Test
    void anUploadThatIsCancelledInTheMiddleLeavesNothing() {
        var page = begun("Hello");
        assertThat(button(page, "Stop")).hasCount(0);
        slow(page, 50, 200_000);
        page.locator("talaria-composer input[type=file]").setInputFiles(
                new FilePayload("big.bin", "application/octet-stream", new byte[4_000_000]));
        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasText(Pattern.compile("[1-9]\\d?%"));
        box(page).fill("Without it");
        box(page).press("Enter");
        assertThat(page.getByText("A file is still on its way; send when it has arrived.")).isVisible();

        button(page, "Cancel the upload of big.bin").click();

        assertThat(page.locator(".laid-file")).hasCount(0);
        assertThat(page.locator(".composer-refusal")).hasCount(0);
        box(page).press("Enter");
        assertThat(box(page)).hasValue("");
        assertThat(page.locator(".user-text").last()).hasText("Without it");
    }

    @Test
    void tooManyFilesAreNamed() {
        var page = desk();
        page.navigate(NEW_SESSION);
        var files = java.util.stream.IntStream.rangeClosed(1, 12)
                .mapToObj(n -> new FilePayload("note-" + n + ".txt", "text/plain", new byte[]{1 }))
                .toArray(FilePayload[]::new);

        page.locator("talaria-composer input[type=file]").setInputFiles(files);

        assertThat(page.getByText("“note-11.txt” and “note-12.txt” were left out: 10 files go with one prompt."))
                .isVisible();
        assertThat(page.locator(".laid-file:not(.running)")).hasCount(10);
        while (page.locator(".laid-file").count() > 0) {
            var left = page.locator(".laid-file").count();
            page.locator(".laid-file .icon-button").first().click();
            assertThat(page.locator(".laid-file")).hasCount(left - 1);
        }
    }

    @Test
    void aCommandThatGoesOnDifferentlyIsNotReplacedByAnOlderSuggestion() {
        var page = begun("Hello");
        assertThat(button(page, "Stop")).hasCount(0);
        box(page).pressSequentially("/st");
        assertThat(page.locator(".completions li").first()).isVisible();
        page.keyboard().insertText("range");
        page.keyboard().press("Enter");

        assertThat(page.locator(".composer-refusal, .composer-said").first()).isVisible();
        assertThat(page.locator("talaria-answer")).hasCount(1);
    }

    @Test
    void aNewSessionIsOneCommandAway() {
        var page = begun("Hello");
        assertThat(button(page, "Stop")).hasCount(0);

        say(page, "/new");

        page.waitForURL(Pattern.compile(".*/p/rehearsal(\\?new.*)?$"));
        assertThat(box(page)).hasValue("");
    }

    @Test
    void whoBeginsAnewIsNotLedBackToTheSessionThatWasBegunBefore() {
        var page = begun("Hello");
        assertThat(button(page, "Stop")).hasCount(0);

        page.navigate(NEW_SESSION);
        say(page, "Another one");

        page.waitForURL(SESSION);
        assertThat(page.locator(".user-text")).hasCount(1);
        assertThat(page.locator(".user-text")).hasText("Another one");
    }

    @Test
    void whatIsWrittenGoesAlongToTheProfileThatIsChosenForIt() {
        var page = desk();
        page.navigate(NEW_SESSION);
        box(page).fill("For whom is this?");
        page.locator(".profile-choice a").filter(new FilterOptions().setHasText(Pattern.compile("empty",
                Pattern.CASE_INSENSITIVE))).click();

        page.waitForURL(Pattern.compile(".*/p/empty.*"));
        assertThat(box(page)).hasValue("For whom is this?");
        page.reload();
        assertThat(box(page)).hasValue("For whom is this?");
        page.navigate(NEW_SESSION);
        assertThat(page.locator("talaria-composer")).isVisible();
        assertThat(box(page)).hasValue("");
        page.navigate("p/empty");
        button(page, "Undo: empty the box").click();
        page.waitForTimeout(600);
    }

    @Test
    void aFolderThatIsNotAllowedOrHasVanishedIsSaidWhereItIsWanted() throws IOException {
        var page = desk();
        page.navigate(NEW_SESSION + "?new");
        page.locator(".folder-chip").click();
        var path = page.getByRole(AriaRole.TEXTBOX, new GetByRoleOptions().setName("Folder").setExact(true));
        assertThat(path).not().hasValue("");
        var vanishing = Files.createTempDirectory(Path.of(path.inputValue()), "vanishing");
        path.fill("/etc");
        path.press("Enter");
        assertThat(page.getByText("There is no such folder, or it is outside of those that are allowed.")).isVisible();
        assertThat(button(page, "Use this folder")).isDisabled();
        path.fill(vanishing.toString());
        path.press("Enter");
        assertThat(page.getByText("There are no folders in it.")).isVisible();
        button(page, "Use this folder").click();
        assertThat(page.locator(".folder-chip")).containsText(vanishing.getFileName().toString());
        Files.delete(vanishing);

        box(page).fill("Look around");
        box(page).press("Enter");

        assertThat(page.locator(".composer-refusal"))
                .containsText(vanishing.getFileName() + " is not there any more, or not allowed. Choose another one.");
        assertThat(box(page)).hasValue("Look around");
        box(page).fill("");
        page.waitForTimeout(600);
    }

    @Test
    void withAnOnScreenKeyboardEverythingCanStillBeReached() {
        var page = phone();
        page.setViewportSize(390, 450);
        page.navigate(NEW_SESSION + "?new");
        box(page).fill("One\nTwo\nThree\nFour\nFive\nSix\nSeven\nEight\nNine");

        assertThat(button(page, "Send")).isInViewport();
        Assertions.assertThat(page.evaluate("getComputedStyle(document.querySelector('#composer-text')).fontSize"))
                .isEqualTo("16px");
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        button(page, "Send").click();
        page.waitForURL(SESSION);
        assertThat(box(page)).isInViewport();
        assertThat(button(page, "Stop").or(button(page, "Send"))).isInViewport();
    }

    private static JsonObject composition(String text) {
        var parameters = text(text);
        parameters.addProperty("selectionStart", text.length());
        parameters.addProperty("selectionEnd", text.length());
        return parameters;
    }

    private static void slow(Page page, int latency) {
        slow(page, latency, -1);
    }

    /// @param latency of every request, in milliseconds
    /// @param upload bytes a second; -1 for as many as there are
    private static void slow(Page page, int latency, int upload) {
        var network = page.context().newCDPSession(page);
        network.send("Network.enable");
        var conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", latency);
        conditions.addProperty("downloadThroughput", -1);
        conditions.addProperty("uploadThroughput", upload);
        network.send("Network.emulateNetworkConditions", conditions);
    }

    private static JsonObject text(String text) {
        var parameters = new JsonObject();
        parameters.addProperty("text", text);
        return parameters;
    }

    private static JsonObject key(String key, int code) {
        var parameters = new JsonObject();
        parameters.addProperty("type", "rawKeyDown");
        Map.of("windowsVirtualKeyCode", code, "nativeVirtualKeyCode", code).forEach(parameters::addProperty);
        parameters.addProperty("key", key);
        parameters.addProperty("code", key);
        return parameters;
    }

    private Page begun(String prompt) {
        return begun("rehearsal", prompt);
    }

    /// A turn that waits for somebody, on a line on which everything takes its time.
    private Page begunInTheFarAway() {
        var page = begun("Which one? ask me");
        assertThat(page.getByText("Question").first()).isVisible();
        slow(page, 1_500);
        return page;
    }

    /// So it is now, and when everything has arrived and the page is loaded anew.
    private static void staysSo(Page page, int waiting, String typed) {
        assertThat(queued(page)).hasCount(waiting);
        assertThat(box(page)).hasValue(typed);
        page.waitForTimeout(2_500);
        page.reload();
        assertThat(queued(page)).hasCount(waiting);
        assertThat(box(page)).hasValue(typed);
        box(page).fill("");
    }

    private static Locator queued(Page page) {
        return page.locator("talaria-queue li.queued");
    }
}
