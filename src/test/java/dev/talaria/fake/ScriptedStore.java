package dev.talaria.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/// The stored sessions of a scripted Hermes: in memory, and in a file where there is one.
final class ScriptedStore {
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Optional<ScriptedFile> file;
    private int made;

    ScriptedStore(Optional<ScriptedFile> file) {
        this.file = file;
    }

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
        return new Row(newId("0900"), null);
    }

    /// Another process may have made ids before.
    private String newId(String hour) {
        made++;
        return "20260601_%s%02d_%06x".formatted(hour, made % 60, ThreadLocalRandom.current().nextInt(1 << 24));
    }

    synchronized Row add(String id, @Nullable Row parent, String... messages) {
        var row = new Row(id, parent);
        row.messages.addAll(List.of(messages));
        put(row);
        return row;
    }

    private void put(Row row) {
        rows.put(row.id, row);
        file.ifPresent(it -> it.begins(row.id, row.parent == null ? null : row.parent.id));
    }

    synchronized Optional<Row> find(String id) {
        return Optional.ofNullable(rows.get(id)).or(() -> file.flatMap(it -> it.find(id)).map(texts -> {
            var row = new Row(id, null);
            row.messages.addAll(texts);
            if (texts.size() % 2 == 1) {
                // nobody lived to answer
                row.messages.add("");
            }
            rows.put(id, row);
            return row;
        }));
    }

    synchronized List<Row> children(Row row) {
        return rows.values().stream().filter(child -> child.parent == row).toList();
    }

    /// The conversation goes on in a new row.
    synchronized Row rotate(Row row) {
        keep(row);
        row.compressed = true;
        file.ifPresent(it -> it.isCompressed(row.id));
        return add(newId("1000"), row);
    }

    synchronized Row continueAs(Row row, String id) {
        row.compressed = true;
        return add(id, row);
    }

    synchronized Row branch(Row row, String id) {
        var branch = add(id, row, row.messages.toArray(String[]::new));
        branch.markers = "{\"_branched_from\": \"" + row.id + "\"}";
        file.ifPresent(it -> {
            it.isBranchOf(id, row.id);
            for (var at = 0; at < row.messages.size(); at++) {
                it.says(id, at % 2 == 0 ? "user" : "assistant", row.messages.get(at));
            }
        });
        return branch;
    }

    synchronized void keep(Row row) {
        if (!rows.containsKey(row.id)) {
            put(row);
        }
    }

    synchronized boolean remove(String id) {
        file.ifPresent(it -> it.isDeleted(id));
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
        file.ifPresent(it -> it.isCalled(row.id, title));
        return true;
    }

    synchronized void archive(Row row, boolean archived) {
        row.archived = archived;
        file.ifPresent(it -> it.isArchived(row.id, archived));
    }

    /// Prompts and answers alternate, so that a row needs only their texts.
    synchronized void say(Row row, String text) {
        file.ifPresent(it -> it.says(row.id, row.messages.size() % 2 == 0 ? "user" : "assistant", text));
        row.messages.add(text);
    }

    /// @param message the number of its row; without a file they are counted from 1
    synchronized int promptsBefore(Row row, int message) {
        return file.map(it -> it.promptsBefore(row.id, message)).orElse((message - 1) / 2);
    }

    synchronized int prompts(Row row) {
        return (row.messages.size() + 1) / 2;
    }

    synchronized String prompt(Row row, int number) {
        return row.messages.get(number * 2);
    }

    synchronized void cut(Row row, int prompt) {
        row.messages.subList(Math.min(row.messages.size(), prompt * 2), row.messages.size()).clear();
        file.ifPresent(it -> it.isTakenBack(row.id, row.messages.size()));
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
