package dev.talaria.shell.ui;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;

import dev.talaria.gateway.Gateways;
import dev.talaria.profiles.Home;
import dev.talaria.profiles.ProfileList;
import dev.talaria.profiles.Profiles;
import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.sessions.SessionCatalogue.FileHealth;
import dev.talaria.sessions.SessionLinks;
import dev.talaria.shared.Background;
import dev.talaria.shared.Subscription;
import dev.talaria.shared.ui.Following;
import dev.talaria.shared.ui.InnerLink;
import dev.talaria.team.CurrentMember;
import dev.talaria.team.Member;

/// How Talaria and the homes that it serves are doing: which profiles are read, which folders are left out, and why.
@Route("system")
@PageTitle("System · Talaria")
class SystemView extends Composite<Main> {
    private static final long serialVersionUID = 1L;
    /// Nobody tells when an agent has grown or aged.
    private static final Duration GROWTH = Duration.ofSeconds(5);

    private final transient Member member;
    private final transient Profiles profiles;
    private final transient SessionCatalogue catalogue;
    private final transient Gateways gateways;
    private final transient Clock clock;
    private final transient Background background;
    private final transient Following<SystemModel> following;
    private final AgentTable agents = new AgentTable();
    private final Div before = new Div();
    private final Div after = new Div();
    private transient @Nullable SystemModel shown;

    SystemView(CurrentMember currentMember, Profiles profiles, SessionCatalogue catalogue, Gateways gateways,
            Clock clock, Background background) {
        member = currentMember.get();
        this.profiles = profiles;
        this.catalogue = catalogue;
        this.gateways = gateways;
        this.clock = clock;
        this.background = background;
        following = new Following<>(this, background);
        getContent().addClassName("page");
        getContent().add(new H1("System"), new Div(before, agents, after));
        agents.setVisible(false);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        following.start(this::followAll, this::look, this::show);
    }

    private Subscription followAll(Runnable lookAgain) {
        var all = profiles.follow(member, lookAgain)
                .and(gateways.listen(new AgentBell(lookAgain)))
                .and(background.every(GROWTH, lookAgain));
        for (var profile : profiles.list(member).profiles()) {
            all = all.and(catalogue.follow(member, profile.name(), lookAgain));
        }
        return all;
    }

    private SystemModel look() {
        var list = profiles.list(member);
        return new SystemModel(profiles.home(), list, catalogue.health(member), agents(list), gateways.remarks());
    }

    private List<AgentModel> agents(ProfileList list) {
        return list.profiles()
                .stream()
                .flatMap(profile -> gateways.of(profile.name())
                        .map(gateway -> AgentModel.of(gateway, profile.label(), clock.instant()))
                        .stream())
                .toList();
    }

    /// Only what has changed: most looks find nothing but that an agent has grown.
    private void show(SystemModel model) {
        agents.setVisible(true);
        agents.show(model.agents());
        if (shown == null || !model.besidesAgents().equals(shown.besidesAgents())) {
            showAround(model);
        }
        shown = model;
    }

    private void showAround(SystemModel model) {
        before.removeAll();
        before.add(new Paragraph(origin(model.home())), path(model.home()), new H2("Profiles"),
                table(model.profiles(), model.files()), new H2("Agents"));
        after.removeAll();
        model.remarks().forEach(remark -> after.add(new Paragraph(remark)));
        if (!model.profiles().skipped().isEmpty()) {
            after.add(new H2("Left out"), new UnorderedList(model.profiles()
                    .skipped()
                    .stream()
                    .map(skipped -> new ListItem(name(skipped.folder()), new Span(" " + skipped.reason())))
                    .toArray(ListItem[]::new)));
        }
    }

    private static String origin(Home home) {
        return switch (home.origin()) {
            case SETTING -> "Talaria serves the Hermes home that it was told to, by its setting talaria.home:";
            case ENVIRONMENT -> "Talaria serves the Hermes home that HERMES_HOME names:";
            case PLATFORM -> "Talaria serves the Hermes home of this user:";
            case SAMPLE -> "No Hermes home was found. Talaria serves a sample home that it made itself; "
                    + "start it with --talaria.home=FOLDER to serve a real one:";
        };
    }

    private static Component path(Home home) {
        var path = new Paragraph(home.root().toString());
        path.addClassName("path");
        return path;
    }

    private static Component name(String folder) {
        var name = new Span(folder);
        name.addClassName("path");
        return name;
    }

    private static Component table(ProfileList list, List<FileHealth> files) {
        var header = new NativeTableHeader(new NativeTableRow(heading("Profile"), heading("Sessions"), heading("File"),
                heading("State")));
        var body = new NativeTableBody();
        files.forEach(file -> body.add(new NativeTableRow(
                new NativeTableCell(new InnerLink(SessionLinks.profile(file.profile()),
                        list.find(file.profile()).map(profile -> profile.label()).orElse(file.profile().value()))),
                new NativeTableCell(Sections.number(file.sessions())),
                new NativeTableCell(size(file.bytes())),
                state(file))));
        var table = new NativeTable(header, body);
        var box = new Div(table);
        box.addClassName("table-box");
        box.getElement().setAttribute("tabindex", "0");
        box.getElement().setAttribute("role", "region");
        box.getElement().setAttribute("aria-label", "Profiles");
        return box;
    }

    private static NativeTableCell state(FileHealth file) {
        var words = new Span(file.state());
        words.addClassName(file.readable() ? "good" : "bad");
        var cell = new NativeTableCell(words);
        file.remarks().forEach(remark -> {
            var line = new Div(remark);
            line.addClassName("remark");
            cell.add(line);
        });
        return cell;
    }

    private static NativeTableHeaderCell heading(String text) {
        var cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        var exponent = Math.min(3, (int) (Math.log((double) bytes) / Math.log(1024)));
        return String.format(Locale.ENGLISH, "%.1f %siB", (double) bytes / Math.pow(1024, exponent),
                " KMG".charAt(exponent));
    }
}
