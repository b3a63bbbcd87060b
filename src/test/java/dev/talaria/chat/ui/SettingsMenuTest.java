package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Input;
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

    @Test
    void ofHundredsOfModelsEveryProviderShowsSomeAndTheOneInUse() {
        menu.show(Reply.done(new ModelChoices(List.of(provider("many", 300), provider("others", 200),
                provider("own", 2)), "others-150", "others")), Reply.done(List.of()));

        assertThat(models()).hasSizeBetween(40, 70).contains("many-0", "others-150", "own-1");
        assertThat(menu.getElement().getTextRecursively()).contains("There are more: type a part of the name.");
        find("others-19");
        assertThat(models()).containsExactly("others-19", "others-190", "others-191", "others-192", "others-193",
                "others-194", "others-195", "others-196", "others-197", "others-198", "others-199");
        find("Many 299");
        assertThat(models()).containsExactly("many-299");
        find("nobody");
        assertThat(models()).isEmpty();
        assertThat(menu.getElement().getTextRecursively()).contains("No model of that name.");
    }

    private static ModelChoices.Provider provider(String name, int count) {
        return new ModelChoices.Provider(name, name, true, "", IntStream.range(0, count)
                .mapToObj(number -> new ModelChoices.Model(name + "-" + number, false, false)).toList());
    }

    private List<String> models() {
        return all(menu).filter(NativeButton.class::isInstance).map(NativeButton.class::cast)
                .filter(button -> button.hasClassName("model-option")).map(NativeButton::getText).toList();
    }

    private void find(String words) {
        all(menu).filter(Input.class::isInstance).map(Input.class::cast).findFirst().orElseThrow().setValue(words);
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
