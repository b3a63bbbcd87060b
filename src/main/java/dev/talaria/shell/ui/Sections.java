package dev.talaria.shell.ui;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.talaria.live.LiveSessions.Unstored;
import dev.talaria.sessions.Population;
import dev.talaria.sessions.ProfileSlice;
import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.sessions.SessionPages;
import dev.talaria.sessions.SessionSummary;
import dev.talaria.sessions.SliceRequest;
import dev.talaria.shared.ProfileName;
import dev.talaria.team.Member;
import dev.talaria.team.MemberPreferences;
import dev.talaria.team.MemberPreferences.Grouping;

/// Composes the sections of one look at the sidebar: what is pinned, each profile's page, the schedule's runs.
final class Sections {
    static final int ONE_LIST_PAGE = 50;
    static final int GROUP_PAGE = 5;
    static final int GROUP_STEP = 10;

    private static final Comparator<SessionSummary> NEWEST_FIRST = Comparator.comparing(SessionSummary::lastActivity)
            .reversed();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final SessionCatalogue catalogue;
    private final Clock clock;
    private final Member member;
    private final SidebarState state;
    private final MemberPreferences choices;
    private final Rows rows;
    private final Apart apart;

    Sections(SessionCatalogue catalogue, Clock clock, Member member, SidebarState state, MemberPreferences choices,
            Rows rows, Apart apart) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.member = member;
        this.state = state;
        this.choices = choices;
        this.rows = rows;
        this.apart = apart;
    }

    /// Who waits for somebody, in whichever profile and whatever is in scope.
    Optional<SectionModel> needsInput() {
        var known = apart.waiting().stream().collect(Collectors.toMap(SessionSummary::key, Function.identity()));
        var begun = rows.live().unstored().stream().collect(Collectors.toMap(Unstored::session, Function.identity()));
        var waiting = new ArrayList<RowModel>();
        for (var key : rows.live().waiting()) {
            Optional.ofNullable(known.get(key)).map(rows::row)
                    .or(() -> Optional.ofNullable(begun.get(key)).map(rows::row))
                    .ifPresent(waiting::add);
        }
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(SectionModel.of("needs-input", "needs-input", "Needs input")
                        .counted(number(waiting.size()), waiting.size() == 1 ? "1 waits" : waiting.size() + " wait")
                        .holding(waiting, null));
    }

    /// The pinned sessions of the scope; nothing where there are none.
    Optional<SectionModel> pinned(boolean somethingElseIsThere) {
        var pinned = apart.pinned();
        if (pinned.isEmpty()) {
            return somethingElseIsThere
                    ? Optional.of(SectionModel.of("pinned", "pinned", "Pinned")
                            .foldable(isOpen("pinned", true))
                            .empty("Pin a session from its menu, or Shift-click it."))
                    : Optional.empty();
        }
        var section = SectionModel.of("pinned", "pinned", "Pinned")
                .foldable(isOpen("pinned", true))
                .holding(pinned.stream().map(rows::row).toList(), null);
        return Optional.of(pinned.size() > 1 ? section.arrangeable() : section);
    }

    /// One profile among several: five rows, and ten more at a time.
    SectionModel group(ProfileName profile) {
        var id = "profile:" + profile;
        var section = SectionModel.of(id, "profile", rows.label(profile))
                .coloured(rows.colour(profile).orElse(null))
                .beginningAt(rows.begin(profile).orElse(null))
                .foldable(isOpen(id, true));
        return filled(section, page(profile, Population.HUMAN, wanted(id, GROUP_PAGE)), wanted(id, GROUP_PAGE),
                GROUP_STEP,
                sessions -> withBegun(profile, sessions.stream().map(rows::row).toList(), row -> row));
    }

    /// The only profile in scope: fifty rows, cut as the member likes.
    SectionModel list(ProfileName profile) {
        var id = "list:" + profile;
        var section = SectionModel.of(id, "list", "Sessions")
                .coloured(rows.colour(profile).orElse(null))
                .beginningAt(rows.begin(profile).orElse(null));
        UnaryOperator<RowModel> divided = row -> choices.grouping() == Grouping.DATE ? row.below("Today") : row;
        return filled(section, page(profile, Population.HUMAN, wanted(id, ONE_LIST_PAGE)), wanted(id, ONE_LIST_PAGE),
                ONE_LIST_PAGE,
                sessions -> withBegun(profile,
                        Dividers.divide(sessions, choices.grouping(), clock.instant(), state.zone(), rows::row),
                        divided));
    }

    /// Sessions that no file has yet come first.
    private List<RowModel> withBegun(ProfileName profile, List<RowModel> stored, UnaryOperator<RowModel> divided) {
        var begun = begun(profile);
        if (begun.isEmpty()) {
            return stored;
        }
        var all = new ArrayList<RowModel>();
        all.add(divided.apply(rows.row(begun.getFirst())));
        begun.stream().skip(1).map(rows::row).forEach(all::add);
        var divider = all.getFirst().divider();
        stored.forEach(row -> all.add(divider != null && divider.equals(row.divider()) ? row.below(null) : row));
        return all;
    }

    private List<Unstored> begun(ProfileName profile) {
        var waiting = rows.live().waiting();
        return rows.live().unstored(profile).stream().filter(begun -> !waiting.contains(begun.session())).toList();
    }

    /// What the schedule or programs started, over these profiles together; nothing where there is nothing.
    Optional<SectionModel> others(String id, String label, Population population, List<ProfileName> profiles) {
        var wanted = wanted(id, GROUP_PAGE);
        var found = new ArrayList<SessionSummary>();
        var total = 0;
        for (var profile : profiles) {
            if (page(profile, population, wanted) instanceof ProfileSlice.Listed(_, var sessions, var all, _)) {
                found.addAll(sessions);
                total += all;
            }
        }
        var aside = apart.aside(session -> session.population() == population && !session.archived()
                && profiles.contains(session.key().profile()));
        found.removeIf(session -> aside.contains(session.key()));
        var left = total - aside.size();
        if (left <= 0) {
            return Optional.empty();
        }
        var shown = found.stream().sorted(NEWEST_FIRST).limit(wanted).map(rows::row).toList();
        return Optional.of(SectionModel.of(id, id, label)
                .counted(number(left), number(shown.size()) + " of " + number(left) + " shown")
                .foldable(isOpen(id, false))
                .holding(shown, more(left - shown.size(), GROUP_STEP)));
    }

    /// What was put away, over these profiles together; nothing where there is nothing.
    Optional<SectionModel> archived(List<ProfileName> profiles) {
        var wanted = wanted("archived", GROUP_PAGE);
        var aside = apart.aside(session -> session.archived() && profiles.contains(session.key().profile()));
        var found = catalogue.archived(member, profiles, wanted + apart.size());
        var left = found.total() - aside.size();
        if (left <= 0) {
            return Optional.empty();
        }
        var shown = found.rows().stream()
                .filter(session -> !aside.contains(session.key()))
                .limit(wanted)
                .map(rows::row)
                .toList();
        return Optional.of(SectionModel.of("archived", "archived", "Archived")
                .counted(number(left), number(shown.size()) + " of " + number(left) + " shown")
                .foldable(isOpen("archived", false))
                .holding(shown, more(left - shown.size(), GROUP_STEP)));
    }

    private SectionModel filled(SectionModel section, ProfileSlice slice, int wanted, int step,
            Function<List<SessionSummary>, List<RowModel>> arranged) {
        return switch (slice) {
            case ProfileSlice.Loading _ -> section.loading();
            case ProfileSlice.Listed listed -> filled(section, listed, wanted, step, arranged);
            case ProfileSlice.Unreadable(var profile, var reason, var lastGood, var readAt) -> lastGood
                    .map(listed -> filled(section, listed, wanted, step, arranged))
                    .orElse(section)
                    .failed(rows.label(profile) + " can't be read: " + reason + ".", staleNote(readAt));
        };
    }

    private SectionModel filled(SectionModel section, ProfileSlice.Listed listed, int wanted, int step,
            Function<List<SessionSummary>, List<RowModel>> arranged) {
        Predicate<SessionSummary> belongs = session -> session.population() == Population.HUMAN && !session.archived()
                && session.key().profile().equals(listed.profile());
        var aside = apart.aside(belongs);
        Predicate<SessionSummary> inPlace = session -> !aside.contains(session.key());
        var page = listed.rows().stream().filter(inPlace).limit(wanted).toList();
        var shown = SessionPages.withKept(page, apart.sticky().stream().filter(belongs.and(inPlace)).toList());
        var left = listed.total() - aside.size();
        var begun = rows.live().unstored(listed.profile()).size();
        var total = listed.total() + begun - Apart.keys(apart.leaving(), belongs).size();
        var arrangedRows = arranged.apply(shown);
        if (arrangedRows.isEmpty() && left <= 0) {
            return section.counted(number(total), "").empty(emptyNote(listed.profile(), total, belongs));
        }
        return section
                .counted(number(total), number(total - (left - shown.size())) + " of " + number(total) + " shown")
                .holding(arrangedRows, more(left - shown.size(), step));
    }

    private String emptyNote(ProfileName profile, int total, Predicate<SessionSummary> belongs) {
        if (total > 0) {
            var waiting = Apart.keys(apart.waiting(), belongs).size();
            return "All sessions of " + rows.label(profile) + (waiting > 0 ? " are shown above." : " are pinned.");
        }
        var hint = rows.begin(profile).isPresent() ? " Start one with the plus." : "";
        return "No sessions in " + rows.label(profile) + " yet." + hint;
    }

    /// Asks for as many more rows as are shown elsewhere, so that a page without the pinned ones is still full.
    private ProfileSlice page(ProfileName profile, Population population, int wanted) {
        return catalogue.page(member, SliceRequest.newest(profile, population, wanted + apart.size()));
    }

    private boolean isOpen(String id, boolean unlessChosen) {
        if (choices.closedSections().contains(id)) {
            return false;
        }
        return unlessChosen || choices.openSections().contains(id);
    }

    private int wanted(String id, int firstPage) {
        return state.shown().getOrDefault(id, firstPage);
    }

    private String staleNote(Optional<Instant> readAt) {
        return readAt.map(at -> "showing what was read at " + TIME.format(at.atZone(state.zone()))).orElse("");
    }

    private static @Nullable String more(int left, int step) {
        return left > 0 ? "Load " + Math.min(left, step) + " more" : null;
    }

    static String number(long count) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(count);
    }
}
