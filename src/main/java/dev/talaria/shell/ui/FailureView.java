package dev.talaria.shell.ui;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;

import dev.talaria.shared.ui.InnerLink;
import dev.talaria.shared.ui.PlainState;

/// Stands in for a page that could not be made. What went wrong goes to the log, never to the screen.
@PageTitle("Something went wrong · Talaria")
@ParentLayout(MainLayout.class)
class FailureView extends Composite<Main> implements HasErrorParameter<Exception> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(FailureView.class);

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        LOG.error("A page could not be shown: {}", event.getLocation().getPath(), parameter.getCaughtException());
        getContent().add(PlainState.failed("This page could not be shown",
                "The reason is in the server's log. Nothing that you wrote is lost.",
                new InnerLink("sessions", "Show all sessions").asButton()));
        return HttpStatusCode.INTERNAL_SERVER_ERROR.getCode();
    }
}
