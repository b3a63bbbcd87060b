package dev.talaria.gateway.backend;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import dev.talaria.gateway.SecretText;
import org.jspecify.annotations.Nullable;

/// What a backend prints: its last lines without secrets, and the port that it says it has. Bounded, whatever comes.
final class BackendLog {
    private static final Pattern READY = Pattern.compile("HERMES_(?:BACKEND|DASHBOARD)_READY port=(\\d{1,5})(?=\\D)");
    private static final Pattern UPDATING = Pattern.compile("(?i)\\bupdat(?:e|ing)\\b");
    private static final Pattern CONTROLS = Pattern.compile("\\x1B\\[[0-9;?]*[ -/]*[@-~]|[\\p{Cntrl}&&[^\\t]]");
    private static final int HIGHEST_PORT = 65_535;
    private static final int LINES = 60;
    private static final int LINE_CHARS = 2_000;
    private static final int TAIL_LINES = 4;
    private static final int TAIL_CHARS = 600;

    private final SecretText token;
    private final Deque<String> lines = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private long updatingAt;
    private boolean updating;

    BackendLog(SecretText token) {
        this.token = token;
    }

    /// More of what it prints, cut anywhere.
    synchronized void printed(CharSequence text) {
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character == '\n' || character == '\r') {
                ended();
            } else if (line.length() < LINE_CHARS) {
                line.append(character);
            }
        }
    }

    /// It prints nothing more.
    void closed() {
        synchronized (this) {
            ended();
        }
        end.complete(null);
    }

    /// Waits until all that it printed is here.
    void awaitEnd(Duration limit) {
        end.completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private void ended() {
        if (line.isEmpty()) {
            return;
        }
        var whole = line.toString();
        line.setLength(0);
        announcedIn(whole + "\n").ifPresent(port::complete);
        if (UPDATING.matcher(whole).find()) {
            updating = true;
            updatingAt = System.nanoTime();
        }
        var clean = CONTROLS.matcher(whole).replaceAll("").strip();
        if (!clean.isEmpty()) {
            lines.addLast(Masked.of(clean.replace(token.reveal(), "•••")));
        }
        if (lines.size() > LINES) {
            lines.removeFirst();
        }
    }

    private static OptionalInt announcedIn(String text) {
        var found = READY.matcher(text);
        if (!found.find()) {
            return OptionalInt.empty();
        }
        var port = Integer.parseInt(found.group(1));
        return port > 0 && port <= HIGHEST_PORT ? OptionalInt.of(port) : OptionalInt.empty();
    }

    /// Where it says that it listens.
    CompletableFuture<Integer> port() {
        return port;
    }

    /// Whether it has said lately that it updates itself.
    synchronized boolean updatedWithin(Duration time) {
        return updating && System.nanoTime() - updatingAt < time.toNanos();
    }

    /// All that is kept.
    synchronized String text() {
        return String.join("\n", lines);
    }

    /// Its last words, on few lines.
    synchronized String tail() {
        var last = lines.stream().skip(Math.max(0, lines.size() - TAIL_LINES)).toList();
        var text = String.join("\n", last);
        return text.length() > TAIL_CHARS ? "…" + text.substring(text.length() - TAIL_CHARS) : text;
    }
}
