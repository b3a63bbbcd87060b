package dev.talaria.chat.ui;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

import dev.talaria.profiles.Profile;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.ui.Arrival;

/// The folder in which the new session will begin; another one can be chosen.
class FolderChip extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    private final transient NewSessionParts parts;
    private final NativeButton button = new NativeButton();
    private @Nullable transient Profile profile;
    private transient Chosen chosen = new Chosen(new AtomicReference<>(Optional.empty()));

    /// What stands on the chip, for whoever asks in the background.
    record Chosen(AtomicReference<Optional<String>> holder) {
        Optional<String> folder() {
            return Optional.ofNullable(holder.get()).flatMap(it -> it);
        }
    }

    private record Place(Optional<String> folder, Optional<String> branch, boolean elsewhere) {}

    FolderChip(NewSessionParts parts) {
        this.parts = parts;
        button.addClassNames("chip", "chip-button", "folder-chip");
        button.getElement().setAttribute("type", "button");
        button.getElement().setAttribute("aria-haspopup", "dialog");
        button.addClickListener(_ -> choose());
        getContent().add(button);
    }

    Chosen chosen() {
        return chosen;
    }

    void show(Profile now) {
        profile = now;
        chosen = new Chosen(new AtomicReference<>(Optional.empty()));
        draw(new Place(Optional.empty(), Optional.empty(), false));
        if (getUI().isPresent()) {
            find();
        }
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        find();
    }

    private void find() {
        var now = profile;
        if (now == null || chosen.folder().isPresent()) {
            return;
        }
        var name = now.name();
        var asked = chosen;
        Arrival.show(this, Promised.by(parts.background(), () -> {
            var found = parts.startingFolder().of(parts.member(), name);
            return place(name, found, parts.startingFolder().isElsewhere(parts.member(), name));
        }, _ -> new Place(Optional.empty(), Optional.empty(), false)), found -> {
            // an answer to an older question knows less
            if (asked.equals(chosen) && chosen.folder().isEmpty()) {
                take(found);
            }
        });
    }

    private Place place(ProfileName name, Optional<String> folder, boolean elsewhere) {
        return new Place(folder, folder.flatMap(it -> parts.startingFolder().branch(parts.member(), name, it)),
                elsewhere);
    }

    private void take(Place place) {
        chosen.holder().set(place.folder());
        draw(place);
    }

    private void draw(Place place) {
        button.removeAll();
        button.add(VaadinIcon.FOLDER_O.create());
        var words = place.folder().orElse(place.elsewhere() ? "the agent's own folder" : "no folder chosen");
        var path = new Span(words);
        path.addClassName("folder-path");
        button.add(path);
        place.branch().ifPresent(branch -> {
            var chip = new Span(branch);
            chip.addClassName("folder-branch");
            button.add(chip);
        });
        button.setEnabled(!place.elsewhere());
        button.setTitle(place.elsewhere()
                ? "The agent runs on another host, whose folders can't be seen from here."
                : words);
        button.setAriaLabel("Folder: " + words + place.branch().map(it -> ", branch " + it).orElse("") + ". Change it");
    }

    private void choose() {
        var now = profile;
        if (now == null) {
            return;
        }
        var member = parts.member();
        var dialog = new FolderDialog(this, parts.background(), now.label(),
                path -> parts.folders().look(member, now.name(), path), path -> Arrival.show(this,
                        Promised.by(parts.background(), () -> place(now.name(),
                                parts.folders().allowed(member, now.name(), path), false),
                                _ -> new Place(Optional.empty(), Optional.empty(), false)),
                        this::take));
        dialog.openAt(chosen.folder()
                .or(() -> parts.folders().roots(member, now.name()).stream().findFirst().map(root -> root.path()))
                .orElse("/"));
    }
}
