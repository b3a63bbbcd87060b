package dev.talaria.shared.ui;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.icon.VaadinIcon;

/// Buttons of the house: the browser's own, since a row of them must cost nothing.
public final class Buttons {
    private Buttons() {}

    /// A button with words on it.
    public static NativeButton plain(String words, Runnable press) {
        var button = new NativeButton(words, _ -> press.run());
        button.addClassName("btn");
        button.getElement().setAttribute("type", "button");
        return button;
    }

    /// A button with a picture on it; what it does is said by its tip, and to who cannot see it.
    public static NativeButton icon(VaadinIcon icon, String words, Runnable press) {
        var button = new NativeButton("", _ -> press.run());
        button.addClassName("icon-button");
        button.getElement().setAttribute("type", "button");
        show(button, icon, words);
        return button;
    }

    /// Gives a button another picture and meaning.
    public static void show(NativeButton button, VaadinIcon icon, String words) {
        button.removeAll();
        button.add(icon.create());
        button.setAriaLabel(words);
        tip(button, words);
    }

    /// What is said at once when the pointer or the focus is on the button.
    public static void tip(NativeButton button, String words) {
        button.getElement().setAttribute("data-tip", words);
    }
}
