package dev.talaria.gateway.embedded;

import java.util.ArrayList;
import java.util.List;

/// The change of a file as one hunk: what is the same at its beginning and end is left out, but for a few lines.
final class LineDiff {
    private static final int CONTEXT = 3;

    private LineDiff() {}

    static String of(String path, String before, String after) {
        var old = before.lines().toList();
        var now = after.lines().toList();
        var head = commonHead(old, now);
        var tail = commonTail(old, now, head);
        var from = Math.max(0, head - CONTEXT);
        var oldEnd = Math.min(old.size(), old.size() - tail + CONTEXT);
        var nowEnd = Math.min(now.size(), now.size() - tail + CONTEXT);
        var lines = new ArrayList<String>();
        lines.add("--- " + (old.isEmpty() ? "/dev/null" : "a/" + path));
        lines.add("+++ b/" + path);
        lines.add("@@ -" + range(from, oldEnd) + " +" + range(from, nowEnd) + " @@");
        old.subList(from, head).forEach(line -> lines.add(" " + line));
        old.subList(head, old.size() - tail).forEach(line -> lines.add("-" + line));
        now.subList(head, now.size() - tail).forEach(line -> lines.add("+" + line));
        now.subList(now.size() - tail, nowEnd).forEach(line -> lines.add(" " + line));
        return String.join("\n", lines) + "\n";
    }

    private static String range(int from, int end) {
        return (end == 0 ? 0 : from + 1) + "," + (end - from);
    }

    private static int commonHead(List<String> old, List<String> now) {
        var head = 0;
        while (head < Math.min(old.size(), now.size()) && old.get(head).equals(now.get(head))) {
            head++;
        }
        return head;
    }

    private static int commonTail(List<String> old, List<String> now, int head) {
        var tail = 0;
        while (tail < Math.min(old.size(), now.size()) - head
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        return tail;
    }
}
