package dev.talaria.team;

import static dev.talaria.team.db.Tables.CHOICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.shared.ProfileName;
import dev.talaria.team.MemberPreferences.Grouping;
import dev.talaria.team.MemberPreferences.Theme;

class PreferencesTest {
    private static final ProfileName OPS = new ProfileName("ops");
    private static final ProfileName RESEARCH = new ProfileName("research");

    @TempDir
    private Path folder;

    private OwnDatabase database;
    private Preferences preferences;
    private Member member;

    @BeforeEach
    void open() {
        database = new OwnDatabase(folder);
        preferences = new Preferences(database.db());
        member = database.localMember();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoNeverChoseHasTheInitialChoices() {
        assertThat(preferences.of(member)).isEqualTo(MemberPreferences.INITIAL);
    }

    @Test
    void everythingChosenIsThereAfterARestart() {
        var chosen = new MemberPreferences(Optional.of(OPS), Grouping.FOLDER, Theme.DARK, List.of(RESEARCH, OPS),
                Map.of(OPS, 120), Set.of("pinned"), Set.of("group:ops", "quoted \" and ü"));

        preferences.change(member, _ -> chosen);
        database.close();
        open();

        assertThat(preferences.of(member)).isEqualTo(chosen);
    }

    @Test
    void twoWindowsDoNotUndoEachOthersChoices() {
        var otherWindow = new Preferences(database.db());

        preferences.change(member, now -> withTheme(now, Theme.DARK));
        otherWindow.change(member, now -> withHue(now, OPS, 90));

        assertThat(preferences.of(member).theme()).isEqualTo(Theme.DARK);
        assertThat(preferences.of(member).profileHues()).containsEntry(OPS, 90);
    }

    @Test
    void manyChangesAtOnceAreAllKept() throws Exception {
        var windows = 8;
        var start = new CyclicBarrier(windows);

        try (var people = Executors.newFixedThreadPool(windows)) {
            var changes = new ArrayList<Future<?>>();
            for (var window = 0; window < windows; window++) {
                var section = "section-" + window;
                changes.add(people.submit(() -> {
                    start.await();
                    return preferences.change(member, now -> withClosed(now, section));
                }));
            }
            for (var change : changes) {
                change.get();
            }
        }

        assertThat(preferences.of(member).closedSections()).hasSize(windows);
    }

    @Test
    void aChoiceThatCannotBeUnderstoodCountsAsNeverMade() {
        preferences.change(member, now -> withHue(withTheme(now, Theme.DARK), OPS, 10));

        garble("theme", "{not json");
        garble("grouping", "\"BY_MOOD\"");
        garble("scope", "\"../etc\"");
        garble("profile-order", "[1, \"ops\", \"Not A Name\", \"ops\"]");
        garble("profile-hues", "{\"ops\": 400, \"research\": 20, \"x y\": 3}");
        garble("from-a-later-version", "true");

        assertThat(preferences.of(member))
                .isEqualTo(new MemberPreferences(Optional.empty(), Grouping.DATE, Theme.SYSTEM,
                        List.of(OPS), Map.of(RESEARCH, 20), Set.of(), Set.of()));
    }

    @Test
    void everyWindowOfTheMemberHearsOfAChoice() {
        var rung = new AtomicInteger();
        preferences.follow(member, rung::incrementAndGet);
        var stopped = preferences.follow(member, rung::incrementAndGet);
        stopped.stop();

        preferences.change(member, now -> withTheme(now, Theme.LIGHT));

        assertThat(rung).hasValue(1);
    }

    private void garble(String name, String value) {
        database.db().insertInto(CHOICE)
                .values(member.id().value(), name, value)
                .onConflict(CHOICE.MEMBER_ID, CHOICE.NAME)
                .doUpdate()
                .set(CHOICE.VALUE, value)
                .execute();
    }

    private static MemberPreferences withTheme(MemberPreferences now, Theme theme) {
        return new MemberPreferences(now.scope(), now.grouping(), theme, now.profileOrder(), now.profileHues(),
                now.closedSections(), now.openSections());
    }

    private static MemberPreferences withHue(MemberPreferences now, ProfileName profile, int hue) {
        var hues = new HashMap<>(now.profileHues());
        hues.put(profile, hue);
        return new MemberPreferences(now.scope(), now.grouping(), now.theme(), now.profileOrder(), hues,
                now.closedSections(), now.openSections());
    }

    private static MemberPreferences withClosed(MemberPreferences now, String section) {
        var closed = new HashSet<>(now.closedSections());
        closed.add(section);
        return new MemberPreferences(now.scope(), now.grouping(), now.theme(), now.profileOrder(), now.profileHues(),
                closed, now.openSections());
    }
}
