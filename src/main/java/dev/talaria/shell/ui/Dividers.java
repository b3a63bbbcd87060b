package dev.talaria.shell.ui;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.talaria.sessions.SessionSummary;
import dev.talaria.sessions.SourceNames;
import dev.talaria.team.MemberPreferences.Grouping;

/// Cuts one profile's list into parts with a heading each: by day, folder or source.
final class Dividers {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    private Dividers() {}

    /// The rows in the order in which they are shown, the first of each part with its divider. By folder and source the parts
    /// stand by their newest session; within a part the newest is first.
    static List<RowModel> divide(List<SessionSummary> newestFirst, Grouping grouping, Instant now, ZoneId zone,
            Function<SessionSummary, RowModel> row) {
        return switch (grouping) {
            case DATE ->
                divide(newestFirst, session -> day(session.lastActivity(), now, zone), UnaryOperator.identity(),
                        row);
            case FOLDER -> divide(newestFirst, session -> session.folder().orElse(""), Dividers::shortened, row);
            case SOURCE -> divide(newestFirst, session -> SourceNames.label(session.source()), UnaryOperator.identity(),
                    row);
        };
    }

    private static List<RowModel> divide(List<SessionSummary> newestFirst, Function<SessionSummary, String> part,
            UnaryOperator<String> heading, Function<SessionSummary, RowModel> row) {
        var parts = new LinkedHashMap<String, List<SessionSummary>>();
        newestFirst.forEach(session -> parts.computeIfAbsent(part.apply(session), _ -> new ArrayList<>()).add(session));
        var rows = new ArrayList<RowModel>();
        parts.forEach((name, sessions) -> {
            var first = rows.size();
            sessions.forEach(session -> rows.add(row.apply(session)));
            rows.set(first, rows.get(first).below(heading.apply(name)));
        });
        return rows;
    }

    static String day(Instant at, Instant now, ZoneId zone) {
        var date = LocalDate.ofInstant(at, zone);
        var today = LocalDate.ofInstant(now, zone);
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (!date.isBefore(today)) {
            return "Today";
        }
        if (date.equals(today.minusDays(1))) {
            return "Yesterday";
        }
        if (!date.isBefore(monday)) {
            return "Earlier this week";
        }
        if (!date.isBefore(monday.minusWeeks(1))) {
            return "Last week";
        }
        return date.withDayOfMonth(1).equals(today.withDayOfMonth(1)) ? "Earlier this month" : MONTH.format(date);
    }

    private static String shortened(String path) {
        if (path.isBlank()) {
            return "No folder";
        }
        var segments = path.split("[/\\\\]+");
        if (path.length() <= 32 || segments.length <= 3) {
            return path;
        }
        return "…/" + segments[segments.length - 2] + "/" + segments[segments.length - 1];
    }
}
