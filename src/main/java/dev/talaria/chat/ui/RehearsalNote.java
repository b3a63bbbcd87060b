package dev.talaria.chat.ui;

import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import dev.talaria.gateway.MissingModel;
import dev.talaria.shared.ProfileName;

/// Says that the answers are scripted, and tells on demand how somebody answers who thinks.
class RehearsalNote extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    private final transient Function<ProfileName, Optional<MissingModel>> missing;
    private final Span why = new Span();
    private @Nullable transient ProfileName profile;
    private String label = "";

    /// @param missing what the profile's agent lacks right now
    RehearsalNote(Function<ProfileName, Optional<MissingModel>> missing) {
        this.missing = missing;
        var name = new Span("Rehearsal agent.");
        name.addClassName("rehearsal-name");
        var connect = new NativeButton("Connect a model", _ -> connect());
        connect.addClassNames("btn", "small");
        connect.getElement().setAttribute("type", "button");
        getContent().add(new Div(name, why), connect);
        getContent().addClassName("rehearsal");
        getContent().getElement().setAttribute("role", "note");
        setVisible(false);
    }

    /// For a session that has not told it yet, the profile is asked, once.
    void show(ProfileName of, String called) {
        if (!isVisible() || !of.equals(profile)) {
            show(of, called, missing.apply(of).map(MissingModel::reason).orElse(""));
        }
    }

    /// @param reason why no model answers although one is named; empty where none is
    void show(ProfileName of, String called, String reason) {
        profile = of;
        label = called;
        why.setText(reason.isEmpty()
                ? " No Hermes and no model is configured: answers are scripted."
                : " Its answers are scripted. " + reason);
        setVisible(true);
    }

    private void connect() {
        Optional.ofNullable(profile)
                .flatMap(missing)
                .ifPresent(model -> new ConnectDialog(label, model).open());
    }
}
