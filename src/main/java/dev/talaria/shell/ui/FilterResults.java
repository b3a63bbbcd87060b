package dev.talaria.shell.ui;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.shared.ProfileName;
import dev.talaria.team.Member;

/// What is left of the list while something stands in the search field.
record FilterResults(SessionCatalogue catalogue, Member member, Rows rows) {
    static final String ID = "results";
    static final String ELSEWHERE = "results-elsewhere";
    static final int PAGE = 50;

    /// What matches in the scope, and below it what matches elsewhere, if anything does.
    List<SectionModel> sections(SidebarState asked, List<ProfileName> inScope, List<ProfileName> elsewhere) {
        var here = section(ID, "Results", asked, inScope);
        var others = section(ELSEWHERE, "In other profiles", asked, elsewhere);
        return others.rows().isEmpty() ? List.of(here) : List.of(here, others);
    }

    private SectionModel section(String id, String label, SidebarState asked, List<ProfileName> profiles) {
        var text = asked.filter().strip();
        var answer = catalogue.filter(member, profiles, text, asked.shown().getOrDefault(id, PAGE));
        var shown = answer.rows().stream()
                .filter(session -> !rows.live().leaving().contains(session.key()))
                .map(rows::row)
                .toList();
        var total = answer.total() - (answer.rows().size() - shown.size());
        var section = SectionModel.of(id, ID, label)
                .counted(Sections.number(total), shown.size() + " of " + total + " shown")
                .holding(shown, more(total - shown.size()));
        if (!answer.unreadable().isEmpty()) {
            var names = answer.unreadable().stream().map(rows::label).collect(Collectors.joining(", "));
            return section.failed("Not looked through, since it can't be read: " + names + ".", "");
        }
        return shown.isEmpty()
                ? section.empty(
                        "Nothing matches “" + text + "”. Titles, first prompts, ids and sources were looked through.")
                : section;
    }

    private static @Nullable String more(int left) {
        return left > 0 ? "Load " + Math.min(left, PAGE) + " more" : null;
    }
}
