package dev.talaria.chat.ui;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;

import dev.talaria.profiles.FolderAnswer;
import dev.talaria.profiles.FolderAnswer.Folder;
import dev.talaria.profiles.FolderAnswer.Listing;
import dev.talaria.profiles.FolderAnswer.Refused;
import dev.talaria.shared.Background;
import dev.talaria.shared.ui.Arrival;

/// Chooses the folder in which a session begins, among those that the operator allows.
class FolderDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final Component asking;
    private final transient Background background;
    private final transient Function<String, FolderAnswer> look;
    private final TextField path = new TextField("Folder");
    private final Div list = new Div();
    private final Button use = new Button("Use this folder");
    private String shown = "";
    private boolean inList;
    /// How often something was looked for: only the newest answer counts.
    private int looks;

    /// @param asking who wants to know; on the page, unlike a dialog that is about to open
    /// @param look answers in the background what is in a folder
    FolderDialog(Component asking, Background background, String label, Function<String, FolderAnswer> look,
            Consumer<String> choose) {
        this.asking = asking;
        this.background = background;
        this.look = look;
        setHeaderTitle("Where shall " + label + " work?");
        addClassName("folder-dialog");
        setWidth("520px");
        path.setWidthFull();
        path.setHelperText("An absolute path, below the folders that the operator allows.");
        path.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                go(event.getValue().strip());
            }
        });
        list.addClassName("folder-list");
        list.getElement().setAttribute("role", "group");
        list.getElement().setAttribute("aria-label", "Folders in it");
        use.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        use.addClickListener(_ -> {
            close();
            choose.accept(shown);
        });
        add(path, list);
        getFooter().add(new Button("Cancel", _ -> close()), use);
    }

    void openAt(String folder) {
        open();
        go(folder);
    }

    private void go(String folder) {
        use.setEnabled(false);
        var number = ++looks;
        list.getElement().setAttribute("aria-busy", "true");
        Arrival.show(asking, Promised.by(background, () -> look.apply(folder),
                _ -> new Refused("This folder can't be read.")), answer -> {
                    if (number == looks) {
                        list.getElement().setAttribute("aria-busy", "false");
                        show(answer);
                    }
                });
    }

    private void show(FolderAnswer answer) {
        switch (answer) {
            case Listing listing -> show(listing);
            case Refused(var words) -> {
                path.setInvalid(true);
                path.setErrorMessage(words);
                use.setEnabled(!shown.isEmpty() && path.getValue().equals(shown));
            }
        }
    }

    private void show(Listing listing) {
        shown = listing.path();
        path.setInvalid(false);
        path.setValue(listing.path());
        use.setEnabled(true);
        list.removeAll();
        listing.parent().ifPresent(up -> list.add(entry(VaadinIcon.ARROW_UP, "..", Optional.empty(), up)));
        listing.folders().forEach(folder -> list.add(entry(folder)));
        if (listing.folders().isEmpty()) {
            list.add(note("There are no folders in it."));
        } else if (listing.more()) {
            list.add(note("There are more folders; type the path of the one you mean."));
        }
        if (inList) {
            // what was pressed is gone, and the keyboard would begin anew
            inList = false;
            list.getChildren().filter(NativeButton.class::isInstance).map(NativeButton.class::cast).findFirst()
                    .ifPresentOrElse(NativeButton::focus, use::focus);
        }
    }

    private Component entry(Folder folder) {
        return entry(VaadinIcon.FOLDER_O, folder.name(), folder.branch(), folder.path());
    }

    private Component entry(VaadinIcon icon, String name, Optional<String> branch, String target) {
        var button = new NativeButton("", _ -> {
            inList = true;
            go(target);
        });
        button.addClassName("folder-entry");
        button.getElement().setAttribute("type", "button");
        button.add(icon.create(), new Span(name));
        if (name.equals("..")) {
            button.setAriaLabel("The folder around it");
        }
        branch.ifPresent(checkedOut -> {
            var chip = new Span(checkedOut);
            chip.addClassNames("chip", "branch");
            chip.setTitle("Git branch");
            button.add(chip);
        });
        return button;
    }

    private static Component note(String words) {
        var note = new Paragraph(words);
        note.addClassName("note");
        return note;
    }
}
