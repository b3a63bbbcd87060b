package dev.talaria.shell.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;

import dev.talaria.shared.ui.InnerLink;
import dev.talaria.shared.ui.PlainState;

/// Says plainly that an address leads nowhere, and shows a way back.
@PageTitle("Not found · Talaria")
@ParentLayout(MainLayout.class)
class NotFoundView extends Composite<Main> implements HasErrorParameter<NotFoundException> {
    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        getContent().add(PlainState.failed("Nothing is here",
                parameter.hasCustomMessage()
                        ? parameter.getCustomMessage()
                        : "This address leads to no page of Talaria.",
                new InnerLink("sessions", "Show all sessions").asButton()));
        return HttpStatusCode.NOT_FOUND.getCode();
    }
}
