package dev.talaria.chat.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;

import dev.talaria.gateway.ModelChoices;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SessionFacts;
import dev.talaria.gateway.SessionSetting;
import dev.talaria.profiles.Profile;
import dev.talaria.shared.ui.Arrival;

/// With which model the new session will begin; the profile's own unless another one is chosen. Looking at it starts no
/// agent: where one sleeps, its models are listed after a press that says so.
class FirstSettings extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    private final transient NewSessionParts parts;
    private final NativeButton chip = new NativeButton();
    private final SettingsMenu menu = new SettingsMenu(false, this::choose);
    private @Nullable transient Profile profile;
    private transient Chosen chosen = new Chosen(new AtomicReference<>(SessionFacts.NONE));
    private boolean awake;
    private boolean asked;

    /// What was chosen, for whoever asks in the background.
    record Chosen(AtomicReference<SessionFacts> holder) {
        SessionFacts facts() {
            return Optional.ofNullable(holder.get()).orElse(SessionFacts.NONE);
        }

        Optional<SessionSetting.Model> model() {
            return facts().model()
                    .map(model -> new SessionSetting.Model(model, facts().provider().orElse(""), false));
        }

        Optional<String> effort() {
            return facts().effort();
        }

        Optional<Boolean> fast() {
            return facts().fast();
        }
    }

    FirstSettings(NewSessionParts parts) {
        this.parts = parts;
        chip.addClassNames("chip", "chip-button", "model-chip");
        chip.getElement().setAttribute("type", "button");
        chip.getElement().setAttribute("aria-haspopup", "dialog");
        var popover = new Popover(menu);
        popover.setTarget(chip);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAriaLabel("Model of the new session");
        popover.addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                open();
            }
        });
        getContent().add(chip);
    }

    Chosen chosen() {
        return chosen;
    }

    void show(Profile now) {
        profile = now;
        asked = false;
        chosen = new Chosen(new AtomicReference<>(SessionFacts.NONE));
        draw();
    }

    void stand(boolean isAwake) {
        awake = isAwake;
    }

    private void draw() {
        var facts = chosen.facts();
        var plain = facts.equals(SessionFacts.NONE);
        var words = plain
                ? "profile's own model"
                : SettingsMenu.chip(facts.model().or(() -> Optional.of("own model")), facts);
        chip.setText(words);
        chip.setAriaLabel("Model: " + words + ". Change it");
        menu.show(facts);
    }

    SettingsMenu menu() {
        return menu;
    }

    /// Fills the menu, as pressing the chip does.
    void open() {
        var now = profile;
        menu.show(chosen.facts());
        if (now == null || asked) {
            return;
        }
        if (awake) {
            ask(now);
        } else {
            menu.showAsleep(now.label(), () -> ask(now));
        }
    }

    private void ask(Profile now) {
        asked = true;
        menu.showLoading();
        Arrival.show(this, Promised.coming(parts.background(),
                () -> parts.controls().models(parts.member(), now.name(), Optional.empty()),
                _ -> Reply.<ModelChoices>refused(Refusal.FAILED, "The models can't be listed now.")), found -> {
                    if (now.equals(profile)) {
                        asked = found instanceof Reply.Done<ModelChoices>;
                        menu.show(found, Reply.done(List.of()));
                        menu.show(chosen.facts());
                    }
                });
    }

    private void choose(SessionSetting setting) {
        switch (setting) {
            case SessionSetting.Model(var model, var provider, _) -> choose(Wanted.model(model, provider));
            case SessionSetting.Effort(var effort) -> choose(Wanted.effort(effort));
            case SessionSetting.Fast(var fast) -> choose(Wanted.fast(fast));
            case SessionSetting.Approvals _,SessionSetting.Personality _,SessionSetting.Folder _ -> {
                // not offered before there is a session
            }
        }
    }

    private void choose(SessionFacts facts) {
        chosen.holder().set(chosen.facts().with(facts));
        draw();
    }
}
