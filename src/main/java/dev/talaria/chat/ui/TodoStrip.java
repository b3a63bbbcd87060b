package dev.talaria.chat.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/// How far a running turn is with its list of tasks, in one line.
@Tag("talaria-todo-strip")
@JsModule("./todo-strip.ts")
class TodoStrip extends Component {
    private static final long serialVersionUID = 1L;

    /// @param todos JSON `[{"content","status"}]`; empty for none
    void show(String todos) {
        getElement().setProperty("todosJson", todos);
    }
}
