package dev.talaria.sessions;

import static dev.talaria.sessions.OpenCatalogue.ANNA;
import static dev.talaria.sessions.OpenCatalogue.DEFAULT;
import static dev.talaria.sessions.OpenCatalogue.ids;
import static dev.talaria.sessions.OpenCatalogue.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.talaria.fake.SampleHomes;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

class SampleCatalogueTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(SampleHomes.class)
    void theTotalIsThatOfTheRows(SampleHomes home) {
        try (var talaria = new OpenCatalogue(home.copyInto(folder))) {
            for (var profile : talaria.names(ANNA)) {
                for (var population : Population.values()) {
                    var listed = talaria.listed(profile, population, 500);

                    assertThat(listed.rows()).hasSize(listed.total());
                    assertThat(listed.next()).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SampleHomes.class)
    void peopleSeeTheirSessionsAndNothingElse(SampleHomes home) {
        try (var talaria = new OpenCatalogue(home.copyInto(folder))) {
            var shown = talaria.ids();

            assertThat(shown).contains(id(home, "plain"), id(home, "tools"), id(home, "cjk"), id(home, "image"),
                    id(home, "long-parent"), id(home, "branch"), id(home, "ended"), id(home, "untitled"),
                    id(home, "rewound"), id(home, "hostile"));
            assertThat(shown).doesNotContain(id(home, "delegate"), id(home, "archived"), id(home, "empty"),
                    id(home, "long-child"), id(home, "long-tip"));
            assertThat(shown).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(SampleHomes.class)
    void aCompressedSessionIsOneRowFromItsRootToItsTip(SampleHomes home) {
        try (var talaria = new OpenCatalogue(home.copyInto(folder))) {
            talaria.ids();
            var row = talaria.row(id(home, "long-parent"));

            assertThat(row.tip()).isEqualTo(new StoredId(id(home, "long-tip")));
            assertThat(row.title()).contains("Long research");
            assertThat(row.preview()).startsWith("Step 0: more detail on topic 0 please.");
            assertThat(row.lastActivity()).isAfter(row.startedAt());
            for (var segment : List.of("long-parent", "long-child", "long-tip")) {
                assertThat(talaria.catalogue().find(ANNA, DEFAULT, new StoredId(id(home, segment))))
                        .isEqualTo(new SessionLookup.Found(row));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SampleHomes.class)
    void theScheduleHasItsOwnList(SampleHomes home) {
        try (var talaria = new OpenCatalogue(home.copyInto(folder))) {
            var scheduled = talaria.listed(DEFAULT, Population.SCHEDULED, 10).rows();

            assertThat(scheduled).hasSize(1).allMatch(row -> row.source().equals("cron"));
            assertThat(talaria.ids()).doesNotContainAnyElementsOf(ids(scheduled));
        }
    }

    @ParameterizedTest
    @EnumSource(SampleHomes.class)
    void aPromptWithAPictureIsPreviewedByItsText(SampleHomes home) {
        try (var talaria = new OpenCatalogue(home.copyInto(folder))) {
            talaria.ids();

            var preview = talaria.row(id(home, "image")).preview();

            assertThat(preview).isNotBlank().doesNotContain("json:", "{", "\0");
        }
    }

    @ParameterizedTest
    @EnumSource(SampleHomes.class)
    void anArchivedSessionIsFoundByItsKeyThough(SampleHomes home) {
        try (var talaria = new OpenCatalogue(home.copyInto(folder))) {
            talaria.ids();

            var found = talaria.catalogue()
                    .byKeys(ANNA, List.of(key(id(home, "archived")), key("nobody"), key(id(home, "plain"))));

            assertThat(ids(found)).containsExactly(id(home, "archived"), id(home, "plain"));
            assertThat(found.getFirst().archived()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(SampleHomes.class)
    void anIdOfAnotherProfileIsNotFound(SampleHomes home) {
        try (var talaria = new OpenCatalogue(home.copyInto(folder))) {
            talaria.ids();
            var work = new ProfileName("work");
            talaria.slice(work);

            assertThat(talaria.catalogue().find(ANNA, work, new StoredId(id(home, "plain"))))
                    .isEqualTo(new SessionLookup.NoSuchSession());
            assertThat(talaria.catalogue().byKeys(ANNA, List.of(new SessionKey(work, new StoredId(id(home, "plain"))))))
                    .isEmpty();
            assertThat(talaria.catalogue().find(ANNA, new ProfileName("nobody"), new StoredId("x")))
                    .isEqualTo(new SessionLookup.NoSuchProfile());
        }
    }

    @ParameterizedTest
    @EnumSource(SampleHomes.class)
    void healthSaysWhatIsRead(SampleHomes home) {
        try (var talaria = new OpenCatalogue(home.copyInto(folder))) {
            talaria.ids();

            var health = talaria.catalogue().health(ANNA).getFirst();

            assertThat(health.readable()).isTrue();
            assertThat(health.state()).isEqualTo("read");
            assertThat(health.remarks()).isEmpty();
            assertThat(health.bytes()).isPositive();
            assertThat(health.sessions()).isGreaterThan(10);
            assertThat(health.indexBytes()).isBetween(1L, 300L * 20);
        }
    }

    private static String id(SampleHomes home, String story) {
        return home.id("default", story);
    }
}
