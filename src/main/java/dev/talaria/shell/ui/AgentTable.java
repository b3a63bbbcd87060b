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

    private final NativeTableBody body = new NativeTableBody();
    private transient List<Row> rows = List.of();

    AgentTable() {
        var header = new NativeTableHeader(new NativeTableRow(heading("Profile"), heading("Agent"), heading("State"),
                heading("Memory"), heading("Runs for")));
        getContent().addClassName("table-box");
        getContent().getElement().setAttribute("tabindex", "0");
        getContent().getElement().setAttribute("role", "region");
        getContent().getElement().setAttribute("aria-label", "Agents");
        getContent().add(new NativeTable(header, body));
    }

    /// A row stays the same as long as its agent is there, and what somebody has marked in it.
    void show(List<AgentModel> agents) {
        var profiles = agents.stream().map(AgentModel::profile).toList();
        if (!profiles.equals(rows.stream().map(row -> row.profile).toList())) {
            rows = profiles.stream().map(Row::new).toList();
            body.removeAll();
            rows.forEach(body::add);
        }
        for (var position = 0; position < rows.size(); position++) {
            rows.get(position).show(agents.get(position));
        }
    }

    private static final class Row extends NativeTableRow {
        private static final long serialVersionUID = 1L;

        private final String profile;
        private final NativeTableCell label = new NativeTableCell();
        private final NativeTableCell kind = new NativeTableCell();
        private final Span state = new Span();
        private final NativeTableCell memory = new NativeTableCell();
        private final NativeTableCell age = new NativeTableCell();

        Row(String profile) {
            this.profile = profile;
            getElement().setAttribute("data-profile", profile);
            add(label, kind, new NativeTableCell(state), memory, age);
        }

        void show(AgentModel agent) {
            label.setText(agent.label());
            kind.setText(agent.kind());
            state.setText(agent.state());
            state.setClassName(agent.bad() ? "bad" : "good");
            memory.setText(agent.memory().isPresent() ? SystemView.size(agent.memory().getAsLong()) : "");
            age.setText(agent.age().map(AgentTable::spoken).orElse(""));
        }
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
