package dev.talaria.chat.ui;

import java.util.function.Consumer;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

import dev.talaria.live.SessionActions;

/// Asks for one line of text.
class QuestionDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private final TextField field;
    private final int longest;
    private final transient Consumer<String> answer;

    /// @param longest how many characters are taken, as they are kept; nothing is cut
    /// @param verb on the button that answers
    QuestionDialog(String title, String label, String hint, String value, int longest, String verb,
            Consumer<String> answer) {
        this.answer = answer;
        this.longest = longest;
        field = new TextField(label);
        field.setHelperText(hint);
        field.setValue(value);
        field.setManualValidation(true);
        field.addValueChangeListener(_ -> look());
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.setWidthFull();
        field.setAutoselect(true);
        field.addKeyPressListener(Key.ENTER, _ -> settle());
        setHeaderTitle(title);
        setWidth("420px");
        add(field);
        var ok = new Button(verb, _ -> settle());
        ok.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Cancel", _ -> close()), ok);
        addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                field.focus();
            }
        });
    }

    private void look() {
        var kept = SessionActions.asKept(field.getValue());
        var length = kept.codePointCount(0, kept.length());
        field.setErrorMessage("Up to " + longest + " characters; these are " + length + ".");
        field.setInvalid(length > longest);
    }

    private void settle() {
        look();
        if (!field.isInvalid()) {
            close();
            answer.accept(field.getValue());
        }
    }
}
