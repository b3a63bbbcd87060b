package dev.talaria.sessions.tools;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Says how much a call found: "12 results".
final class Counts {
    private static final Pattern FOUND = Pattern.compile("(?i)\\bfound (\\d{1,7})\\b");
    private static final String[] COUNT_FIELDS = {"total_count", "count", "total", "result_count", "num_results",
            "total_results" };

    private Counts() {}

    /// @param lists fields that may hold what was found
    static Optional<String> of(Reading reading, String one, String many, String... lists) {
        return number(reading, lists).map(found -> found + " " + (found == 1 ? one : many));
    }

    static Optional<String> lines(Reading reading) {
        var total = reading.find("total_lines", "line_count");
        return total.isIntegralNumber()
                ? Optional.of(total.asLong(0)).map(lines -> lines + (lines == 1 ? " line" : " lines"))
                : Optional.empty();
    }

    private static Optional<Long> number(Reading reading, String... lists) {
        if (reading.isPending()) {
            return Optional.empty();
        }
        if (reading.result().isArray()) {
            return Optional.of((long) reading.result().size());
        }
        return Stream.of(COUNT_FIELDS)
                .map(reading::find)
                .filter(count -> count.isIntegralNumber())
                .map(count -> count.asLong(0))
                .findFirst()
                .or(() -> Stream.of(lists)
                        .map(reading::find)
                        .filter(list -> list.isArray())
                        .map(list -> (long) list.size())
                        .findFirst())
                .or(() -> inWords(reading.resultIsJson() ? reading.field("message", "summary") : reading.resultText()));
    }

    private static Optional<Long> inWords(String text) {
        var found = FOUND.matcher(Cut.at(text, 2_000));
        return found.find() ? Optional.of(Long.valueOf(found.group(1))) : Optional.empty();
    }
}
