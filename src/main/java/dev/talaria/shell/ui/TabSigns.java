package dev.talaria.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

import dev.talaria.live.Activity;

/// What the browser's tab says while somebody looks elsewhere: how many sessions wait, and a dot on its icon.
@Tag("talaria-tab-signs")
@JsModule("./tab-signs.ts")
class TabSigns extends Component {
    private static final long serialVersionUID = 1L;

    void show(int waiting, Activity strongest) {
        getElement().setProperty("waiting", waiting);
        getElement().setProperty("activity", Activities.styled(strongest));
    }
}
