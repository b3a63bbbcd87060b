package dev.talaria.chat.ui;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;

import dev.talaria.chat.ui.ComposerModels.ComposerModel;
import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.MissingModel;
import dev.talaria.gateway.NewSession;
import dev.talaria.profiles.Profile;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.ui.Following;
import dev.talaria.team.Drafts.Place;

/// The composer of a session that does not exist yet, with what it is to begin with: folder and model.
class FirstComposer extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    private final transient NewSessionParts parts;
    private final transient Following<Standing> following;
    private final ComposerBox box;
    private final FolderChip folder;
    private final FirstSettings settings;
    private final WakingNote waking;
    private final RehearsalNote note;
    private final Div closed = new Div();
    private final Div row = new Div();
    private @Nullable transient Profile profile;
    private @Nullable transient Instant sentAt;

    /// How the profile's gateway stands.
    private record Standing(ProfileName profile, Optional<GatewayKind> kind, Optional<GatewayHealth> health,
            Optional<MissingModel> missing) {}

    /// What was chosen below the box.
    private record Beginning(NewSessionParts parts, ProfileName profile, FolderChip.Chosen chosenFolder,
            FirstSettings.Chosen chosen) implements FirstSpeaking.Start {
        /// It may have vanished, or become a link to somewhere else, since it was chosen.
        @Override
        public Optional<String> objection() {
            return chosenFolder.folder()
                    .filter(path -> parts.folders().allowed(parts.member(), profile, path).isEmpty())
                    .map(path -> "The folder " + path + " is not there any more, or not allowed. Choose another one.");
        }

        @Override
        public Optional<String> folder() {
            return chosenFolder.folder().or(() -> parts.startingFolder().of(parts.member(), profile));
        }

        @Override
        public NewSession wanted() {
            var where = folder();
            where.ifPresent(path -> parts.startingFolder().keep(parts.member(), profile, path));
            return new NewSession(where, chosen.model(), chosen.effort(), chosen.fast());
        }
    }

    FirstComposer(NewSessionParts parts, ComposerBox box) {
        this.parts = parts;
        this.box = box;
        following = new Following<>(this, parts.background());
        folder = new FolderChip(parts);
        settings = new FirstSettings(parts);
        waking = new WakingNote(parts.clock());
        row.add(folder, settings);
        row.addClassName("begin-with");
        note = new RehearsalNote(name -> parts.live().missingModel(parts.member(), name));
        note.addClassName("first-note");
        closed.addClassName("composer-closed");
        closed.setText("You may read here, but not write.");
        getContent().addClassNames("composer", "first");
        getContent().add(waking, note, box, row, closed);
        box.onTalk(this::talking);
    }

    void show(Profile now) {
        profile = now;
        sentAt = null;
        waking.done();
        var mayTalk = parts.rights().mayTalk(parts.member(), now.name());
        box.setVisible(mayTalk);
        row.setVisible(mayTalk);
        closed.setVisible(!mayTalk);
        if (!mayTalk) {
            return;
        }
        folder.show(now);
        settings.show(now);
        var chosenFolder = folder.chosen();
        var chosenSettings = settings.chosen();
        box.open(new Place(now.name(), Optional.empty()), new FirstSpeaking(parts.member(), now.name(), parts.prompts(),
                parts.controls(), parts.background(), new Beginning(parts, now.name(), chosenFolder, chosenSettings)));
        draw(false);
        if (getUI().isPresent()) {
            follow(now.name());
        }
    }

    /// Whoever comes here comes to type.
    void expect() {
        box.expect();
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        Optional.ofNullable(profile).ifPresent(now -> follow(now.name()));
    }

    private void follow(ProfileName name) {
        following.start(bell -> parts.live().followHealth(parts.member(), name, bell),
                () -> new Standing(name, parts.live().kind(parts.member(), name),
                        parts.live().health(parts.member(), name), parts.live().missingModel(parts.member(), name)),
                this::stand);
    }

    private void talking(boolean begins) {
        sentAt = begins ? parts.clock().instant() : null;
        if (begins) {
            following.lookAgain();
        } else {
            waking.done();
        }
    }

    private void stand(Standing now) {
        var awake = now.kind().isPresent() && now.health().isPresent()
                && Composer.isAwake(now.kind().get(), now.health().get());
        draw(awake);
        settings.stand(awake);
        var since = sentAt;
        var label = Optional.ofNullable(profile).map(Profile::label).orElse("");
        now.missing().ifPresentOrElse(missing -> note.show(now.profile(), label, missing.reason()),
                () -> note.setVisible(false));
        if (since != null) {
            now.kind().ifPresent(kind -> now.health().ifPresent(health -> waking.show(label, kind, health, since)));
        }
    }

    private void draw(boolean awake) {
        Optional.ofNullable(profile).ifPresent(now -> box.show(new ComposerModel(
                ComposerBox.name(new Place(now.name(), Optional.empty())), now.label(), false, false, true,
                "Ask " + now.label() + " anything…", "", awake, List.of(), ComposerModels.LIMITS)));
    }
}
