package dev.talaria.chat.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;

import dev.talaria.gateway.ModelChoices;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SessionFacts;
import dev.talaria.gateway.SessionSetting;
import dev.talaria.gateway.SettingOutcome;
import dev.talaria.live.LiveSession;
import dev.talaria.live.SessionControls;
import dev.talaria.shared.Background;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.ui.Arrival;
import dev.talaria.shared.ui.Toasts;
import dev.talaria.team.Member;

/// The model in use, and behind it what else can be set for the session. A choice shows at once, and goes back where it
/// was refused.
class SettingsButton extends Composite<Div> {
    private static final long serialVersionUID = 1L;
    private static final String BROKEN = "That did not work. Try again.";

    private final transient Member member;
    private final transient SessionControls controls;
    private final transient Background background;
    private final transient Function<ProfileName, String> labels;
    private final NativeButton chip = new NativeButton();
    private final NativeButton bypass = new NativeButton("never asks");
    private final SettingsMenu menu = new SettingsMenu(true, this::choose);
    private final Popover popover = new Popover(menu);
    private @Nullable transient LiveSession live;
    private transient SessionFacts wanted = SessionFacts.NONE;
    private transient Optional<String> storedModel = Optional.empty();
    private boolean asked;

    SettingsButton(Member member, SessionControls controls, Background background,
            Function<ProfileName, String> labels) {
        this.member = member;
        this.controls = controls;
        this.background = background;
        this.labels = labels;
        chip.addClassNames("chip", "chip-button", "model-chip");
        chip.getElement().setAttribute("type", "button");
        chip.getElement().setAttribute("aria-haspopup", "dialog");
        bypass.addClassNames("chip", "chip-button", "bypass");
        bypass.getElement().setAttribute("type", "button");
        bypass.setTitle("Nothing is asked in this session any more. Press to be asked again.");
        bypass.addClickListener(_ -> choose(new SessionSetting.Approvals(false)));
        bypass.setVisible(false);
        popover.setTarget(chip);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAriaLabel("Model and settings of this session");
        popover.addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                open();
            }
        });
        getContent().addClassName("settings-button");
        getContent().add(chip, bypass);
    }

    void show(Optional<String> model) {
        storedModel = model;
        draw();
    }

    void show(LiveSession now) {
        var before = live;
        live = now;
        if (before == null || !before.key().equals(now.key())) {
            asked = false;
            wanted = SessionFacts.NONE;
        } else if (!before.facts().equals(now.facts())) {
            // the backend has said how it is: that is the truth from here on
            wanted = SessionFacts.NONE;
        } else if (before.health().equals(now.health())) {
            return;
        }
        draw();
    }

    private void draw() {
        var facts = facts();
        var words = SettingsMenu.chip(facts.model().filter(it -> !it.isBlank()).or(() -> storedModel), facts);
        if (!chip.getText().equals(words)) {
            chip.setText(words);
            chip.setAriaLabel("Model and settings: " + words);
        }
        bypass.setVisible(SettingsMenu.isOff(facts));
        if (popover.isOpened()) {
            menu.show(facts);
        }
    }

    private SessionFacts facts() {
        return Optional.ofNullable(live).map(LiveSession::facts).orElse(SessionFacts.NONE).with(wanted);
    }

    private String label() {
        return Optional.ofNullable(live).map(it -> labels.apply(it.key().profile())).orElse("");
    }

    private void open() {
        var now = live;
        if (now == null) {
            return;
        }
        menu.show(facts());
        if (asked) {
            return;
        }
        if (Composer.isAwake(now.kind(), now.health())) {
            ask(now.key());
        } else {
            menu.showAsleep(label(), () -> ask(now.key()));
        }
    }

    private void ask(SessionKey session) {
        menu.showLoading();
        asked = true;
        var models = soon(() -> controls.models(member, session.profile(), Optional.of(session)),
                Reply.<ModelChoices>refused(Refusal.FAILED, "The models can't be listed now."));
        var personalities = models.thenCompose(_ -> soon(() -> controls.personalities(member, session.profile()),
                Reply.<List<String>>refused(Refusal.FAILED, BROKEN)));
        Arrival.show(this, models.thenCombine(personalities, Found::new), found -> {
            asked = found.models() instanceof Reply.Done<ModelChoices>;
            menu.show(found.models(), found.personalities());
            menu.show(facts());
        });
    }

    private record Found(Reply<ModelChoices> models, Reply<List<String>> personalities) {}

    private void choose(SessionSetting setting) {
        if (setting instanceof SessionSetting.Approvals(var never) && never) {
            confirmBypass(setting);
        } else {
            change(setting);
        }
    }

    private void confirmBypass(SessionSetting setting) {
        popover.close();
        new RiskDialog("Stop asking in this session?", "The agent of " + label()
                + " will run every command at once, also those that delete files, change services or send data, "
                + "without anybody being asked. It stays so for this session until somebody switches it back.",
                "Keep asking", "Never ask here", () -> change(setting)).open();
    }

    private void change(SessionSetting setting) {
        var now = live;
        if (now == null) {
            return;
        }
        var before = wanted;
        wanted = wanted.with(Wanted.of(setting));
        draw();
        Arrival.show(this, soon(() -> controls.change(member, now.key(), setting),
                Reply.<SettingOutcome>refused(Refusal.FAILED, BROKEN)), reply -> {
                    switch (reply) {
                        case Reply.Done<SettingOutcome>(var outcome) -> settled(setting, outcome, before);
                        case Reply.Refused<SettingOutcome>(_, var words) -> {
                            wanted = before;
                            draw();
                            Toasts.failed(words);
                        }
                    }
                });
    }

    private void settled(SessionSetting setting, SettingOutcome outcome, SessionFacts before) {
        switch (outcome) {
            case SettingOutcome.Changed(var warning) ->
                Toasts.show(SettingWords.said(setting) + warning.map(it -> " " + it).orElse(""));
            case SettingOutcome.ConfirmFirst(var message) -> {
                wanted = before;
                draw();
                confirm(setting, message);
            }
        }
    }

    private void confirm(SessionSetting setting, String message) {
        if (!(setting instanceof SessionSetting.Model(var model, var provider, _))) {
            Toasts.failed(message);
            return;
        }
        popover.close();
        var dialog = new ConfirmDialog("Use " + model + "?", message, "Use it",
                _ -> change(new SessionSetting.Model(model, provider, true)));
        dialog.setCancelable(true);
        dialog.setCancelText("Keep the present one");
        dialog.open();
    }

    private <T> CompletableFuture<T> soon(Supplier<CompletableFuture<T>> question, T otherwise) {
        return Promised.coming(background, question, _ -> otherwise);
    }
}
