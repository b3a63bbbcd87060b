package dev.talaria.sample;

import java.util.List;
import java.util.Map;

/// One mapping of a story file, with what is missing read as empty.
record Entry(Map<String, Object> values) {
    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key) {
        return has(key) ? String.valueOf(values.get(key)) : "";
    }

    String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    int number(String key, int otherwise) {
        return values.get(key) instanceof Number number ? number.intValue() : otherwise;
    }

    List<Entry> entries(String key) {
        return list(key).stream().map(Entry::of).toList();
    }

    List<String> texts(String key) {
        return list(key).stream().map(String::valueOf).toList();
    }

    List<List<String>> rows(String key) {
        return list(key).stream()
                .map(row -> row instanceof List<?> cells
                        ? cells.stream().map(String::valueOf).toList()
                        : List.<String>of())
                .toList();
    }

    private List<?> list(String key) {
        return values.get(key) instanceof List<?> list ? list : List.of();
    }

    @SuppressWarnings("unchecked")
    private static Entry of(Object value) {
        return new Entry((Map<String, Object>) value);
    }
}
