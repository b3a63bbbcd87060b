package dev.talaria.chat.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

import dev.talaria.gateway.ModelChoices;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SessionFacts;
import dev.talaria.gateway.SessionSetting;
import dev.talaria.shared.ui.Buttons;

/// What can be set for a session: model, effort, fast, personality, who is asked before something risky.
class SettingsMenu extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    private static final List<String> EFFORTS = List.of("none", "minimal", "low", "medium", "high", "xhigh");

    private final Consumer<SessionSetting> choose;
    private final ModelList models = new ModelList(this::chooseModel);
    private final Div rest = new Div();
    private final boolean whole;
    private transient SessionFacts facts = SessionFacts.NONE;
    private transient List<String> personalities = List.of();
    private @Nullable transient ModelChoices choices;

    /// @param whole whether everything can be set; else only what a new session may begin with
    SettingsMenu(boolean whole, Consumer<SessionSetting> choose) {
        this.whole = whole;
        this.choose = choose;
        getContent().addClassName("settings-menu");
        getContent().add(models, rest);
        rest.addClassName("settings-rest");
    }

    /// Says that the agent sleeps, and offers to start it.
    void showAsleep(String label, Runnable start) {
        models.say("The agent of " + label + " sleeps. It knows its models when it is awake.",
                Buttons.plain("Start " + label, start));
    }

    void showLoading() {
        models.say("Asking for the models…");
    }

    void show(SessionFacts now) {
        facts = now;
        draw();
    }

    void show(Reply<ModelChoices> found, Reply<List<String>> foundPersonalities) {
        personalities = foundPersonalities instanceof Reply.Done<List<String>>(var names) ? names : List.of();
        switch (found) {
            case Reply.Done<ModelChoices>(var value) -> {
                choices = value;
                draw();
            }
            case Reply.Refused<ModelChoices>(_, var words) -> models.say(words);
        }
    }

    private void draw() {
        var known = choices;
        if (known != null) {
            models.show(known, new ModelList.Choice(facts.model().orElse(known.model()),
                    facts.provider().orElse(known.provider())));
        }
        rest.removeAll();
        rest.add(section("Reasoning effort", EFFORTS.stream()
                .map(effort -> (Component) option(effortWords(effort),
                        facts.effort().filter(effort::equals).isPresent(),
                        () -> choose.accept(new SessionSetting.Effort(effort))))
                .toList()));
        drawSpeed();
        if (whole) {
            drawPersonality();
            drawApprovals();
        }
    }

    private void drawSpeed() {
        var fast = facts.fast().orElse(false);
        var faster = option("Fast", fast, () -> choose.accept(new SessionSetting.Fast(true)));
        var options = new ArrayList<Component>();
        options.add(option("Normal", !fast, () -> choose.accept(new SessionSetting.Fast(false))));
        options.add(faster);
        if (!mayBeFast()) {
            faster.setEnabled(false);
            options.add(new Span("This model has no faster speed."));
        }
        rest.add(section("Speed", options));
    }

    /// Offered as well where nobody knows better.
    private boolean mayBeFast() {
        return Optional.ofNullable(choices).map(known -> {
            var model = facts.model().orElse(known.model());
            var those = known.providers().stream().flatMap(provider -> provider.models().stream())
                    .filter(it -> it.name().equals(model)).toList();
            return those.isEmpty() || those.stream().anyMatch(ModelChoices.Model::fast);
        }).orElse(true);
    }

    private void drawPersonality() {
        if (personalities.isEmpty()) {
            return;
        }
        var now = facts.personality().orElse("");
        var options = new ArrayList<Component>();
        options.add(option("None", now.isEmpty(), () -> choose.accept(new SessionSetting.Personality(""))));
        personalities.stream().filter(name -> !name.isBlank() && !name.equals("none")).forEach(name -> options.add(
                option(name, name.equals(now), () -> choose.accept(new SessionSetting.Personality(name)))));
        rest.add(section("Personality", options));
    }

    private void drawApprovals() {
        var off = isOff(facts);
        var options = List.<Component>of(
                option("Asks before something risky", !off, () -> choose.accept(new SessionSetting.Approvals(false))),
                option("Never asks…", off, () -> choose.accept(new SessionSetting.Approvals(true))));
        rest.add(section("Approvals", options));
    }

    static boolean isOff(SessionFacts facts) {
        return facts.approvals().filter("off"::equals).isPresent();
    }

    private void chooseModel(ModelList.Choice chosen) {
        choose.accept(new SessionSetting.Model(chosen.model(), chosen.provider(), false));
    }

    private static Component section(String title, List<Component> options) {
        var heading = new Paragraph(title);
        heading.addClassName("settings-title");
        var row = new Div();
        row.addClassName("settings-options");
        row.getElement().setAttribute("role", "group");
        row.getElement().setAttribute("aria-label", title);
        row.add(options);
        var section = new Div(heading, row);
        section.addClassName("settings-section");
        return section;
    }

    private static NativeButton option(String words, boolean chosen, Runnable press) {
        var button = new NativeButton(words, _ -> press.run());
        button.addClassName("option");
        button.getElement().setAttribute("type", "button");
        button.getElement().setAttribute("aria-pressed", Boolean.toString(chosen));
        return button;
    }

    static String effortWords(String effort) {
        return switch (effort) {
            case "none" -> "Off";
            case "xhigh" -> "Max";
            case "" -> "Default";
            default -> effort.substring(0, 1).toUpperCase(Locale.ROOT) + effort.substring(1);
        };
    }

    /// A model as a chip has it: without the vendor in front.
    static String chip(Optional<String> model, SessionFacts facts) {
        var name = model.map(whole -> whole.substring(whole.lastIndexOf('/') + 1)).orElse("profile's model");
        var effort = facts.effort().filter(it -> !it.isBlank())
                .map(it -> " · " + effortWords(it).toLowerCase(Locale.ROOT));
        return name + effort.orElse("") + (facts.fast().orElse(false) ? " · fast" : "");
    }

}
