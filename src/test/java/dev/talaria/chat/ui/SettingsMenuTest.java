package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;

import dev.talaria.gateway.ModelChoices;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SessionFacts;

class SettingsMenuTest {
    private final SettingsMenu menu = new SettingsMenu(true, _ -> {});

    @Test
    void aSpeedThatTheModelDoesNotHaveIsNotOffered() {
        list(new ModelChoices.Model("slow-one", false, true), new ModelChoices.Model("quick-one", true, true));

        menu.show(SessionFacts.NONE);
        assertThat(fast().isEnabled()).isFalse();
        assertThat(menu.getElement().getTextRecursively()).contains("This model has no faster speed.");

        menu.show(Wanted.model("quick-one", "here"));
        assertThat(fast().isEnabled()).isTrue();
    }

    @Test
    void aSpeedOfWhichNobodyKnowsIsOffered() {
        menu.show(SessionFacts.NONE);

        assertThat(fast().isEnabled()).isTrue();
    }

    @Test
    void theModelInUseIsMarkedAtItsProviderOnly() {
        var same = List.of(new ModelChoices.Model("same", true, true));
        menu.show(Reply.done(new ModelChoices(List.of(new ModelChoices.Provider("one", "One", true, "", same),
                new ModelChoices.Provider("two", "Two", true, "", same),
                new ModelChoices.Provider("three", "Three", false, "no key", same)), "same", "two")),
                Reply.done(List.of()));

        assertThat(pressed()).containsExactly("false", "true");
        assertThat(menu.getElement().getTextRecursively()).contains("One more provider is not set up");
        menu.show(Wanted.model("same", "one"));
        assertThat(pressed()).containsExactly("true", "false");
        menu.show(Wanted.model("same", "a provider of another name"));
        assertThat(pressed()).containsExactly("true", "true");
    }

    private List<String> pressed() {
        return all(menu).filter(NativeButton.class::isInstance).map(NativeButton.class::cast)
                .filter(button -> button.getText().equals("same"))
                .map(button -> button.getElement().getAttribute("aria-pressed")).toList();
    }

    private void list(ModelChoices.Model... models) {
        var here = new ModelChoices.Provider("here", "Here", true, "", List.of(models));
        menu.show(Reply.done(new ModelChoices(List.of(here), "slow-one", "here")), Reply.done(List.of()));
    }

    private NativeButton fast() {
        return all(menu).filter(NativeButton.class::isInstance).map(NativeButton.class::cast)
                .filter(button -> button.getText().equals("Fast")).findFirst().orElseThrow();
    }

    private static Stream<Component> all(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(SettingsMenuTest::all));
    }
}
