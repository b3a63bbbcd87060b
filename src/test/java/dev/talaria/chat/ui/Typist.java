package dev.talaria.chat.ui;

import java.util.Map;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;

/// Does what a web component does in a browser: it tells.
final class Typist {
    private Typist() {}

    static void press(NativeButton button) {
        ComponentUtil.fireEvent(button, new ClickEvent<>(button));
    }

    static void tell(Component component, String type, Map<String, ?> detail) {
        var data = JacksonUtils.createObjectNode();
        detail.forEach((name, value) -> data.putPOJO("event.detail." + name, value));
        var plain = JacksonUtils.getMapper().readTree(data.toString());
        component.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(component.getElement(), type, plain));
    }
}
