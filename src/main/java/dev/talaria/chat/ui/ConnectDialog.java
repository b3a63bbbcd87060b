package dev.talaria.chat.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;

import dev.talaria.gateway.MissingModel;
import dev.talaria.shared.ui.CopyButton;

/// Tells which lines of which file connect a profile to a model, and how Hermes itself answers.
class ConnectDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final String OWN = """
            model:
              provider: custom
              base_url: http://localhost:11434/v1
              default: qwen3:8b
            """;
    private static final String PROVIDER = """
            model:
              provider: openrouter
              default: anthropic/claude-sonnet-4
            """;
    private static final String KEY = "OPENROUTER_API_KEY=…";

    ConnectDialog(String label, MissingModel missing) {
        setHeaderTitle("Connect a model to " + label);
        setWidth("560px");
        addClassName("connect");
        if (!missing.reason().isEmpty()) {
            var reason = new Paragraph(missing.reason());
            reason.addClassName("connect-reason");
            add(reason);
        }
        add(sentence("The model is named in ", missing.config().toString(), "."));
        add(new H3("A server of your own"),
                new Paragraph(
                        "Ollama, vLLM, LM Studio, llama.cpp: whatever speaks the OpenAI protocol. No key is needed."),
                lines(OWN));
        add(new H3("A provider"), lines(PROVIDER));
        add(sentence("Its key goes into ", missing.config().resolveSibling(".env").toString(), ":"), lines(KEY));
        add(new Paragraph("Nothing is to be started again: the next prompt goes to the model."));
        add(new H3("Hermes itself"),
                sentence("Where ", "hermes",
                        " is installed on this host, it answers with all its tools for every profile of a real home. Talaria"
                                + " finds it on the PATH, or where talaria.hermes says."));
        getFooter().add(new Button("Close", _ -> close()));
    }

    private static Paragraph sentence(String before, String name, String after) {
        return new Paragraph(new Span(before), new Code(name), new Span(after));
    }

    private static Div lines(String text) {
        var copy = new CopyButton("Copy", "Copied");
        copy.copiesText(text);
        var block = new Div(new Pre(text.strip()), copy);
        block.addClassName("connect-lines");
        return block;
    }
}
