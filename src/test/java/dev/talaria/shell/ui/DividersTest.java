package dev.talaria.shell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.talaria.profiles.ProfileList;
import dev.talaria.sessions.Population;
import dev.talaria.sessions.SessionSummary;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.team.MemberPreferences.Grouping;

class DividersTest {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    /// A Wednesday.
    private static final Instant NOW = Instant.parse("2026-11-18T12:00:00Z");

    private final Rows rows = new Rows(new ProfileList(List.of(), List.of()), Map.of(), Set.of(),
            LiveNow.NOTHING, _ -> true, _ -> true);

    @Test
    void aDayIsCalledByItsDistanceFromToday() {
        assertThat(day("2026-11-18T00:10:00Z")).isEqualTo("Today");
        assertThat(day("2026-11-17T12:00:00Z")).isEqualTo("Yesterday");
        assertThat(day("2026-11-16T08:00:00Z")).isEqualTo("Earlier this week");
        assertThat(day("2026-11-11T08:00:00Z")).isEqualTo("Last week");
        assertThat(day("2026-11-02T08:00:00Z")).isEqualTo("Earlier this month");
        assertThat(day("2026-03-02T08:00:00Z")).isEqualTo("March 2026");
    }

    @Test
    void aDayBeginsAtTheMidnightOfWhoIsLooking() {
        assertThat(day("2026-11-17T23:30:00Z")).isEqualTo("Today");
    }

    @Test
    void aTimeInTheFutureIsToday() {
        assertThat(day("2026-12-24T00:00:00Z")).isEqualTo("Today");
    }

    @Test
    void onlyTheFirstRowOfADayCarriesTheDay() {
        var divided = divide(Grouping.DATE, session("a", "2026-11-18T11:00:00Z", "/srv/a", "tui"),
                session("b", "2026-11-18T10:00:00Z", "/srv/a", "tui"),
                session("c", "2026-11-17T10:00:00Z", "/srv/a", "tui"));

        assertThat(divided).containsExactly("Today", "", "Yesterday");
    }

    @Test
    void foldersStandByTheirNewestSessionAndKeepTheirRowsTogether() {
        var divided = Dividers.divide(
                List.of(session("a", "2026-11-18T11:00:00Z", "/srv/one", "tui"),
                        session("b", "2026-11-18T10:00:00Z", "/srv/two", "tui"),
                        session("c", "2026-11-18T09:00:00Z", "/srv/one", "tui")),
                Grouping.FOLDER, NOW, ZURICH, rows::row);

        assertThat(divided).extracting(RowModel::title).containsExactly("a", "c", "b");
        assertThat(divided).extracting(RowModel::divider).containsExactly("/srv/one", null, "/srv/two");
    }

    @Test
    void twoFoldersOfOneNameStayTwo() {
        var divided = divide(Grouping.FOLDER, session("a", "2026-11-18T11:00:00Z", "/srv/one/app", "tui"),
                session("b", "2026-11-18T10:00:00Z", "/srv/two/app", "tui"));

        assertThat(divided).containsExactly("/srv/one/app", "/srv/two/app");
    }

    @Test
    void aSessionWithoutAFolderStandsUnderNoFolder() {
        assertThat(divide(Grouping.FOLDER, session("a", "2026-11-18T11:00:00Z", "", "tui")))
                .containsExactly("No folder");
    }

    @Test
    void sourcesAreCalledAsPeopleCallThem() {
        assertThat(divide(Grouping.SOURCE, session("a", "2026-11-18T11:00:00Z", "/srv", "whatsapp")))
                .containsExactly("WhatsApp");
    }

    private List<String> divide(Grouping grouping, SessionSummary... sessions) {
        return Dividers.divide(Arrays.asList(sessions), grouping, NOW, ZURICH, rows::row)
                .stream()
                .map(row -> Objects.requireNonNullElse(row.divider(), ""))
                .toList();
    }

    private static String day(String at) {
        return Dividers.day(Instant.parse(at), NOW, ZURICH);
    }

    private static SessionSummary session(String title, String at, String folder, String source) {
        var id = new StoredId(title);
        return new SessionSummary(new SessionKey(ProfileName.DEFAULT, id), id, Optional.of(title), "", source,
                Optional.of(folder), Instant.parse(at), Instant.parse(at), Population.HUMAN, false, false);
    }
}
