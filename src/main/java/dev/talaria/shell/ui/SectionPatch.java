package dev.talaria.shell.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// What has changed in a section since the browser was told of it last: most changes touch one row of many. The browser reads
/// this as JSON.
///
/// @param head the section without its rows; null where that is the same
/// @param fresh rows that were not there, or looked otherwise
/// @param runs the rows as they stand now, as pieces of those before with the fresh ones behind them: each from where, and how many
record SectionPatch(@Nullable SectionModel head, List<RowModel> fresh, List<List<Integer>> runs) {
    SectionPatch {
        fresh = List.copyOf(fresh);
        runs = List.copyOf(runs);
    }

    static SectionPatch between(SectionModel before, SectionModel now) {
        var head = now.withRows(List.of());
        var fresh = new ArrayList<RowModel>();
        var places = places(before.rows(), now.rows(), fresh);
        return new SectionPatch(head.equals(before.withRows(List.of())) ? null : head, fresh, runs(places));
    }

    private static List<Integer> places(List<RowModel> before, List<RowModel> now, List<RowModel> fresh) {
        var known = new HashMap<String, Integer>();
        for (var place = 0; place < before.size(); place++) {
            known.put(before.get(place).key(), place);
        }
        var places = new ArrayList<Integer>();
        for (var row : now) {
            places.add(Optional.ofNullable(known.get(row.key()))
                    .filter(place -> before.get(place).equals(row))
                    .orElseGet(() -> {
                        fresh.add(row);
                        return before.size() + fresh.size() - 1;
                    }));
        }
        return places;
    }

    private static List<List<Integer>> runs(List<Integer> places) {
        var runs = new ArrayList<List<Integer>>();
        var start = 0;
        for (var at = 1; at <= places.size(); at++) {
            if (at == places.size() || places.get(at) != places.get(at - 1) + 1) {
                runs.add(List.of(places.get(start), at - start));
                start = at;
            }
        }
        return runs;
    }
}
