package dev.talaria.chat.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/// Names a risk before somebody takes it. The safe way out is the one that Enter takes.
class RiskDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    RiskDialog(String title, String risk, String stay, String goOn, Runnable taken) {
        var safe = new Button(stay, _ -> close());
        var dangerous = new Button(goOn, _ -> {
            close();
            taken.run();
        });
        dangerous.addThemeVariants(ButtonVariant.LUMO_ERROR);
        setRole("alertdialog");
        setHeaderTitle(title);
        setWidth("460px");
        add(new Paragraph(risk));
        getFooter().add(dangerous, safe);
        addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                safe.focus();
            }
        });
    }
}
