package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H1;

import dev.talaria.fake.ScreenTest;

class SessionViewTest extends ScreenTest {
    @Test
    void aSessionIsReadInTheOrderInWhichItWasSaid() {
        open("tools");

        assertThat(tags()).containsExactly("talaria-prompt", "talaria-answer", "talaria-prompt", "talaria-answer");
        assertThat(shown(all(EntryElement.class).getFirst(), "entryJson").path("text").asString())
                .isEqualTo("Why does the build fail?");
    }

    @Test
    void aToolCallComesWithItsResult() {
        open("tools");

        var call = shown(all(EntryElement.class).get(3), "entryJson").path("parts").get(0).path("call");
        assertThat(call.path("name").asString()).isEqualTo("patch");
        assertThat(call.path("state").asString()).isEqualTo("DONE");
        assertThat(call.path("bodies").get(0).path("form").asString()).isEqualTo("diff");
    }

    @Test
    void anySegmentLeadsToTheWholeSession() {
        open("long-parent");

        assertThat(tags()).contains("talaria-boundary");
        assertThat(all(Footer.class).getFirst().getElement().getTextRecursively()).contains("3 segments");
    }

    @Test
    void aTitleIsTextWhateverItHolds() {
        open("hostile");

        assertThat(all(H1.class).getFirst().getText()).startsWith("<img src=x");
    }

    @Test
    void aSubagentsRunSaysWhyNobodyCanTypeInIt() {
        open("delegate");

        assertThat(all(Footer.class).getFirst().getElement().getTextRecursively()).doesNotContain("no gateway");
    }

    @Test
    void anUnknownSessionIsAPlainPageWithAWayBack() {
        navigate("p/work/s/nobody-knows-this", SessionView.class);

        await("it says so",
                () -> all(H1.class).stream().anyMatch(title -> title.getText().equals("This session is not here")));
    }

    private void open(String story) {
        navigate("p/work/s/" + HERMES.id("work", story), SessionView.class);
        await("the session is read", () -> !all(EntryElement.class).isEmpty());
    }

    private static List<String> tags() {
        return all(EntryElement.class).stream().map(entry -> entry.getElement().getTag()).toList();
    }
}
