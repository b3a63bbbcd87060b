package dev.talaria.shell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.ObjectMapper;

class SectionPatchTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whateverChangesTheBrowserDrawsTheSectionOfNow() {
        var random = new Random(7);
        var section = section(rows(30), "30");
        var told = new ArrayList<>(List.of(JSON.writeValueAsString(section)));
        for (var look = 0; look < 200; look++) {
            var next = changed(section, random);
            told.add(JSON.writeValueAsString(SectionPatch.between(section, next)));
            section = next;

            assertThat(SectionsOnScreen.drawn(told)).isEqualTo(JSON.readTree(JSON.writeValueAsString(section)));
        }
    }

    @Test
    void tenSessionsAtWorkAmongTwoHundredCostLittleMoreThanTheirOwnRows() {
        var before = section(rows(200), "200");
        var rows = new ArrayList<>(before.rows());
        for (var at = 9; at >= 0; at--) {
            rows.addFirst(row(at * 20 + 9, rows.remove(at * 20 + 9).at() + 1));
        }

        var patch = JSON.writeValueAsString(SectionPatch.between(before, section(rows, "200")));

        var ownRows = rows.subList(0, 10).stream().mapToInt(row -> JSON.writeValueAsString(row).length()).sum();
        assertThat(patch.length()).isLessThan(ownRows + 500);
        assertThat(patch.length() * 15).isLessThan(JSON.writeValueAsString(before).length());
    }

    @Test
    void whereNothingButTheCountHasChangedNoRowIsToldAgain() {
        var before = section(rows(200), "200");

        var patch = SectionPatch.between(before, section(before.rows(), "201"));

        assertThat(patch.fresh()).isEmpty();
        assertThat(patch.runs()).isEqualTo(List.of(List.of(0, 200)));
        assertThat(patch.head()).extracting(SectionModel::meta).isEqualTo("201");
    }

    private static SectionModel changed(SectionModel section, Random random) {
        var rows = new ArrayList<>(section.rows());
        switch (random.nextInt(5)) {
            case 0 -> rows.addFirst(row(1_000 + random.nextInt(1_000_000), 0));
            case 1 -> rows.remove(random.nextInt(rows.size()));
            case 2 -> rows.addFirst(rows.remove(random.nextInt(rows.size())));
            case 3 -> Collections.shuffle(rows, random);
            default -> rows.replaceAll(row -> random.nextInt(20) == 0 ? row.below("Today") : row);
        }
        return section(rows, String.valueOf(rows.size()));
    }

    private static SectionModel section(List<RowModel> rows, String count) {
        return SectionModel.of("list:default", "list", "Sessions").counted(count, count + " shown").holding(rows, null);
    }

    private static List<RowModel> rows(int count) {
        return IntStream.range(0, count).mapToObj(number -> row(number, 1_000)).toList();
    }

    private static RowModel row(int number, long at) {
        var key = "default/20260901_%06d_00abcd".formatted(number);
        return new RowModel(key, "p/default/s/" + key, "Roll the certificates out, part " + number, false,
                "Roll the certificates out on every host", null, at, RowModel.Doing.NOTHING, false, key, null, true,
                false, "default", null, null);
    }
}
