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
    static final int PAGE = 50;

    List<SectionModel> section(SidebarState asked, List<ProfileName> inScope) {
        var wanted = asked.shown().getOrDefault(ID, PAGE);
        var answer = catalogue.filter(member, inScope, asked.filter().strip(), wanted);
        var section = SectionModel.of(ID, ID, "Results")
                .counted(Sections.number(answer.total()), answer.rows().size() + " of " + answer.total() + " shown")
                .holding(answer.rows().stream().map(rows::row).toList(), more(answer.total() - answer.rows().size()));
        if (!answer.unreadable().isEmpty()) {
            var names = answer.unreadable().stream().map(rows::label).collect(Collectors.joining(", "));
            return List.of(section.failed("Not looked through, since it can't be read: " + names + ".", ""));
        }
        if (answer.rows().isEmpty()) {
            return List.of(section.empty("Nothing matches “" + asked.filter().strip() + "”. Titles, first prompts, ids "
                    + "and sources were looked through."));
        }
        return List.of(section);
    }

    private static @Nullable String more(int left) {
        return left > 0 ? "Load " + Math.min(left, PAGE) + " more" : null;
    }
}
