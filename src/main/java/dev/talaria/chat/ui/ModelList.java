package dev.talaria.chat.ui;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;

import dev.talaria.gateway.ModelChoices;

/// The models to choose from, by provider.
class ModelList extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    private static final int MOST_SHOWN = 60;
    /// Each provider shows so many, whoever stands before it.
    private static final int FEWEST_EACH = 5;
    private static final int ENOUGH_TO_SEARCH = 8;

    private final Consumer<Choice> choose;
    private final Input search = new Input();
    private final Div list = new Div();
    private @Nullable transient ModelChoices choices;
    private Choice current = new Choice("", "");

    record Choice(String model, String provider) {}

    ModelList(Consumer<Choice> choose) {
        this.choose = choose;
        search.setPlaceholder("Find a model");
        search.setAriaLabel("Find a model");
        search.addClassName("model-search");
        search.setValueChangeMode(ValueChangeMode.EAGER);
        search.addValueChangeListener(_ -> draw());
        list.addClassName("model-list");
        getContent().add(search, list);
        search.setVisible(false);
    }

    void say(String words, Component... actions) {
        choices = null;
        search.setVisible(false);
        list.removeAll();
        var note = new Paragraph(words);
        note.addClassName("note");
        note.getElement().setAttribute("role", "status");
        list.add(note);
        list.add(actions);
    }

    /// @param inUse its provider may be empty where that is not known
    void show(ModelChoices found, Choice inUse) {
        if (found.equals(choices) && inUse.equals(current)) {
            return;
        }
        choices = found;
        current = inUse;
        search.setVisible(found.providers().stream().mapToInt(it -> it.models().size()).sum() > ENOUGH_TO_SEARCH);
        draw();
    }

    private void draw() {
        var found = choices;
        if (found == null) {
            return;
        }
        list.removeAll();
        var needle = search.getValue().strip().toLowerCase(Locale.ROOT);
        var fitting = found.providers().stream().filter(ModelChoices.Provider::usable)
                .map(provider -> fitting(provider, needle)).filter(some -> !some.models().isEmpty()).toList();
        var each = Math.max(FEWEST_EACH, MOST_SHOWN / Math.max(1, fitting.size()));
        fitting.forEach(some -> draw(some, each));
        if (fitting.isEmpty()) {
            list.add(note(needle.isEmpty() ? "No provider is set up in this profile." : "No model of that name."));
        } else if (fitting.stream().anyMatch(some -> some.models().size() > each)) {
            list.add(note("There are more: type a part of the name."));
        }
        var others = found.providers().stream().filter(provider -> !provider.usable()).count();
        if (others > 0 && needle.isEmpty()) {
            list.add(note(others == 1
                    ? "One more provider is not set up in this profile."
                    : others + " more providers are not set up in this profile."));
        }
    }

    /// @param models those of the provider that may be meant
    private record Fitting(ModelChoices.Provider provider, List<ModelChoices.Model> models) {}

    private static Fitting fitting(ModelChoices.Provider provider, String needle) {
        var words = List.of(needle.split("\\s+"));
        return new Fitting(provider, provider.models().stream().filter(model -> {
            var name = (provider.name() + " " + model.name()).toLowerCase(Locale.ROOT);
            return words.stream().allMatch(name::contains);
        }).toList());
    }

    /// Of too many the first ones, and the one in use whatever its place.
    private void draw(Fitting some, int most) {
        list.add(title(some.provider()));
        var models = some.models();
        var first = models.stream().limit(most);
        Stream.concat(models.stream().skip(most).filter(model -> isInUse(some.provider(), model)), first)
                .forEach(model -> list.add(option(some.provider(), model)));
    }

    private static Component title(ModelChoices.Provider provider) {
        var title = new Paragraph(provider.name());
        title.addClassName("settings-title");
        if (!provider.warning().isBlank()) {
            var warning = new Span(provider.warning());
            warning.addClassName("model-warning");
            title.add(warning);
        }
        return title;
    }

    private Component option(ModelChoices.Provider provider, ModelChoices.Model model) {
        var button = new NativeButton(model.name(), _ -> choose.accept(new Choice(model.name(), provider.slug())));
        button.addClassName("model-option");
        button.getElement().setAttribute("type", "button");
        button.getElement().setAttribute("aria-pressed", Boolean.toString(isInUse(provider, model)));
        return button;
    }

    /// Several providers may have a model of the same name.
    private boolean isInUse(ModelChoices.Provider provider, ModelChoices.Model model) {
        return model.name().equals(current.model())
                && (provider.slug().equals(current.provider()) || !isKnown(current.provider()));
    }

    private boolean isKnown(String slug) {
        return choices != null && choices.providers().stream().anyMatch(provider -> provider.slug().equals(slug));
    }

    private static Component note(String words) {
        var note = new Paragraph(words);
        note.addClassName("note");
        return note;
    }
}
