package dev.talaria.chat.ui;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

import dev.talaria.live.Author;
import dev.talaria.shared.ui.JsonProperty;

/// Who has the session on a screen.
@Tag("talaria-watchers")
@JsModule("./avatar.ts")
class Watchers extends Component implements HasStyle {
    private static final long serialVersionUID = 1L;

    private @Nullable transient List<Author> shown;

    void show(List<Author> watching) {
        if (!watching.equals(shown)) {
            shown = watching;
            JsonProperty.set(getElement(), "watchersJson", watching.stream().map(Author::name).toList());
        }
    }
}
