package dev.talaria.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/// The stored sessions of a scripted Hermes.
final class ScriptedStore {
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private int made;

    /// One segment.
    static final class Row {
        private final String id;
        private final @Nullable Row parent;
        private final List<String> messages = new ArrayList<>();
        private String title = "";
        private boolean compressed;
        private boolean archived;
        private String markers = "";

        private Row(String id, @Nullable Row parent) {
            this.id = id;
            this.parent = parent;
        }

        String id() {
            return id;
        }

        String title() {
            return title;
        }

        boolean archived() {
            return archived;
        }
    }

    /// A row that is not on disk before its first message.
    synchronized Row draft() {
        made++;
        return new Row("20260601_0900%02d_%06x".formatted(made % 60, made), null);
    }

    synchronized Row add(String id, @Nullable Row parent, String... messages) {
        var row = new Row(id, parent);
        row.messages.addAll(List.of(messages));
        rows.put(id, row);
        return row;
    }

    synchronized Optional<Row> find(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    synchronized List<Row> children(Row row) {
        return rows.values().stream().filter(child -> child.parent == row).toList();
    }

    /// The conversation goes on in a new row.
    synchronized Row rotate(Row row) {
        keep(row);
        row.compressed = true;
        made++;
        return add("20260601_1000%02d_%06x".formatted(made % 60, made), row);
    }

    synchronized Row continueAs(Row row, String id) {
        row.compressed = true;
        return add(id, row);
    }

    synchronized Row branch(Row row, String id) {
        var branch = add(id, row, row.messages.toArray(String[]::new));
        branch.markers = "{\"_branched_from\": \"" + row.id + "\"}";
        return branch;
    }

    synchronized void keep(Row row) {
        rows.putIfAbsent(row.id, row);
    }

    synchronized boolean remove(String id) {
        return rows.remove(id) != null;
    }

    synchronized boolean wasCompressed(Row row) {
        return row.compressed;
    }

    synchronized String markers(Row row) {
        return row.markers;
    }

    synchronized Row tip(Row row) {
        return rows.values().stream().filter(child -> child.parent == row && row.compressed && child.markers.isEmpty())
                .findFirst().map(this::tip).orElse(row);
    }

    /// @return false where another row has the title
    synchronized boolean name(Row row, String title) {
        if (!title.isEmpty()
                && rows.values().stream().anyMatch(other -> other != row && other.title.equals(title))) {
            return false;
        }
        row.title = title;
        return true;
    }

    synchronized void archive(Row row, boolean archived) {
        row.archived = archived;
    }

    /// Prompts and answers alternate, so that a row needs only their texts.
    synchronized void say(Row row, String text) {
        row.messages.add(text);
    }

    synchronized int prompts(Row row) {
        return (row.messages.size() + 1) / 2;
    }

    synchronized void cut(Row row, int prompt) {
        row.messages.subList(Math.min(row.messages.size(), prompt * 2), row.messages.size()).clear();
    }

    synchronized ArrayNode history(Row row) {
        var all = ScriptedHermes.JSON.createArrayNode();
        var ancestor = row.parent;
        if (ancestor != null && ancestor.compressed) {
            all.addAll(history(ancestor));
        }
        for (var at = 0; at < row.messages.size(); at++) {
            all.addObject().put("role", at % 2 == 0 ? "user" : "assistant").put("text", row.messages.get(at))
                    .put("row_id", at + 1);
        }
        return all;
    }
}
