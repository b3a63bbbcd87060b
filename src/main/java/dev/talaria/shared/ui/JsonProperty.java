package dev.talaria.shared.ui;

import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.JacksonUtils;

/// Hands a record to a web component as JSON text. One string costs the server a tenth of the tree of the same data, and an
/// unchanged one is not sent again.
public final class JsonProperty {
    private JsonProperty() {}

    public static void set(Element element, String property, Object value) {
        element.setProperty(property, of(value));
    }

    /// The same text for a call of one of its functions.
    public static String of(Object value) {
        return JacksonUtils.getMapper().writeValueAsString(value);
    }
}
