package dev.talaria.chat.ui;

import java.util.function.Consumer;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/// Asks for one line of text.
class QuestionDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 200;

    private final TextField field;
    private final transient Consumer<String> answer;

    /// @param verb on the button that answers
    QuestionDialog(String title, String label, String hint, String value, String verb, Consumer<String> answer) {
        this.answer = answer;
        field = new TextField(label);
        field.setHelperText(hint);
        field.setValue(value);
        field.setMaxLength(LONGEST);
        field.setErrorMessage("At most " + LONGEST + " characters.");
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

    private void settle() {
        if (!field.isInvalid() && field.getValue().length() <= LONGEST) {
            close();
            answer.accept(field.getValue());
        }
    }
}
