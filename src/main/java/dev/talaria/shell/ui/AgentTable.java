package dev.talaria.shell.ui;

import java.time.Duration;
import java.util.List;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;

/// The agents of all profiles: who answers, how it is doing, what it costs.
class AgentTable extends Composite<Div> {
    private static final long serialVersionUID = 1L;
    private static final int HOUR_MINUTES = 60;
    private static final int DAY_HOURS = 24;

    AgentTable(List<AgentModel> agents) {
        var header = new NativeTableHeader(new NativeTableRow(heading("Profile"), heading("Agent"), heading("State"),
                heading("Memory"), heading("Runs for")));
        var body = new NativeTableBody();
        agents.forEach(agent -> body.add(row(agent)));
        getContent().addClassName("table-box");
        getContent().getElement().setAttribute("tabindex", "0");
        getContent().getElement().setAttribute("role", "region");
        getContent().getElement().setAttribute("aria-label", "Agents");
        getContent().add(new NativeTable(header, body));
    }

    private static NativeTableRow row(AgentModel agent) {
        var state = new Span(agent.state());
        state.addClassName(agent.bad() ? "bad" : "good");
        var row = new NativeTableRow(new NativeTableCell(agent.label()), new NativeTableCell(agent.kind()),
                new NativeTableCell(state),
                new NativeTableCell(agent.memory().isPresent() ? SystemView.size(agent.memory().getAsLong()) : ""),
                new NativeTableCell(agent.age().map(AgentTable::spoken).orElse("")));
        row.getElement().setAttribute("data-profile", agent.profile());
        return row;
    }

    static String spoken(Duration age) {
        var minutes = Math.max(0, age.toMinutes());
        if (minutes == 0) {
            return "just started";
        }
        if (minutes < HOUR_MINUTES) {
            return minutes + " min";
        }
        var hours = minutes / HOUR_MINUTES;
        return hours < DAY_HOURS ? hours + " h" : hours / DAY_HOURS + " d";
    }

    private static NativeTableHeaderCell heading(String text) {
        var cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }
}
