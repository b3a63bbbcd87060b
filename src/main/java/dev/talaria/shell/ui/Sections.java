package dev.talaria.shell.ui;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.talaria.sessions.Population;
import dev.talaria.sessions.ProfileSlice;
import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.sessions.SessionPages;
import dev.talaria.sessions.SessionSummary;
import dev.talaria.sessions.SliceRequest;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.team.Member;
import dev.talaria.team.MemberPreferences;

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
    private final List<SessionSummary> pinned;
    private final List<SessionSummary> sticky;

    /// @param pinned in the member's order
    /// @param sticky sessions that stay on the page although newer ones push them off: the one on the screen, running ones
    Sections(SessionCatalogue catalogue, Clock clock, Member member, SidebarState state, MemberPreferences choices,
            Rows rows, List<SessionSummary> pinned, List<SessionSummary> sticky) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.member = member;
        this.state = state;
        this.choices = choices;
        this.rows = rows;
        this.pinned = pinned;
        this.sticky = sticky;
    }

    /// The pinned sessions of the scope; nothing where there are none.
    Optional<SectionModel> pinned(boolean somethingElseIsThere) {
        if (pinned.isEmpty()) {
            return somethingElseIsThere
                    ? Optional.of(SectionModel.of("pinned", "pinned", "Pinned")
                            .foldable(isOpen("pinned", true))
                            .empty("Shift-click a session to pin it here."))
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
                .foldable(isOpen(id, true));
        return filled(section, page(profile, Population.HUMAN, wanted(id, GROUP_PAGE)), wanted(id, GROUP_PAGE),
                GROUP_STEP,
                sessions -> sessions.stream().map(rows::row).toList());
    }

    /// The only profile in scope: fifty rows, cut as the member likes.
    SectionModel list(ProfileName profile) {
        var id = "list:" + profile;
        var section = SectionModel.of(id, "list", "Sessions").coloured(rows.colour(profile).orElse(null));
        return filled(section, page(profile, Population.HUMAN, wanted(id, ONE_LIST_PAGE)), wanted(id, ONE_LIST_PAGE),
                ONE_LIST_PAGE,
                sessions -> Dividers.divide(sessions, choices.grouping(), clock.instant(), state.zone(), rows::row));
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
        var pins = pinnedAmong(session -> session.population() == population);
        found.removeIf(session -> pins.contains(session.key()));
        var left = total - pins.size();
        if (left <= 0) {
            return Optional.empty();
        }
        var shown = found.stream().sorted(NEWEST_FIRST).limit(wanted).map(rows::row).toList();
        return Optional.of(SectionModel.of(id, id, label)
                .counted(number(left), number(shown.size()) + " of " + number(left) + " shown")
                .foldable(isOpen(id, false))
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
        var pins = pinnedAmong(belongs);
        Predicate<SessionSummary> unpinned = session -> !pins.contains(session.key());
        var page = listed.rows().stream().filter(unpinned).limit(wanted).toList();
        var shown = SessionPages.withKept(page, sticky.stream().filter(belongs.and(unpinned)).toList());
        var left = listed.total() - pins.size();
        if (left <= 0) {
            return section.counted(number(listed.total()), "")
                    .empty(pins.isEmpty()
                            ? "No sessions in " + rows.label(listed.profile()) + " yet."
                            : "All sessions of " + rows.label(listed.profile()) + " are pinned.");
        }
        return section
                .counted(number(listed.total()),
                        shown.size() + pins.size() + " of " + number(listed.total()) + " shown")
                .holding(arranged.apply(shown), more(left - shown.size(), step));
    }

    /// Asks for as many more rows as are shown elsewhere, so that a page without the pinned ones is still full.
    private ProfileSlice page(ProfileName profile, Population population, int wanted) {
        return catalogue.page(member, SliceRequest.newest(profile, population, wanted + pinned.size()));
    }

    private Set<SessionKey> pinnedAmong(Predicate<SessionSummary> condition) {
        var keys = new HashSet<SessionKey>();
        pinned.stream().filter(condition).forEach(session -> keys.add(session.key()));
        return keys;
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
