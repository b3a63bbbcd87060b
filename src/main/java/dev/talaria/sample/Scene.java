package dev.talaria.sample;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

/// One conversation while it is being written: which segment it is in, and what its clock says.
final class Scene {
    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter ID_TIME = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");

    private final StateFile file;
    private final Entry session;
    private final Random chance;
    private final Map<String, String> known;
    private final int run;
    private String id;
    private double time;
    private int segment = 1;
    private int messages;
    private int toolCalls;
    private long tokens;

    Scene(StateFile file, Entry session, Instant start, int run, Random chance, Map<String, String> known)
            throws IOException {
        this.file = file;
        this.session = session;
        this.chance = chance;
        this.known = known;
        this.run = run;
        this.time = start.toEpochMilli() / 1000.0;
        this.id = newId();
        open(parent(), title());
    }

    String id() {
        return id;
    }

    void play(List<Entry> steps) throws IOException {
        playAll(steps, Map.of());
        end(session.text("end"));
    }

    private void playAll(List<Entry> steps, Map<String, String> words) throws IOException {
        for (var step : steps) {
            play(step, words);
        }
    }

    private void play(Entry step, Map<String, String> words) throws IOException {
        if (step.has("repeat")) {
            var number = 1;
            for (var word : step.texts("over")) {
                playAll(step.entries("repeat"), Map.of("{name}", word, "{n}", String.valueOf(number++)));
            }
        } else if (step.has("image")) {
            say("user", Picture.message(filled(step.text("image"), words), step.text("picture")), Map.of());
        } else if (step.has("u")) {
            say("user", filled(step.text("u"), words), Map.of());
        } else if (step.has("tool")) {
            call(step, words);
        } else if (step.has("a")) {
            say("assistant", filled(step.text("a"), words), spoken(step, "stop"));
        } else if (step.has("compress")) {
            continueElsewhere(step.text("compress"));
        } else if (step.has("compact")) {
            file.run("update messages set active = 0, compacted = 1 where session_id = ?", id);
            messages = 0;
            say("user", "[CONTEXT COMPACTION — REFERENCE ONLY] " + step.text("compact"), Map.of());
        } else if (step.has("rewind")) {
            file.run("""
                    update messages set active = 0 where session_id = ? and id in (
                        select id from messages where session_id = ? order by id desc limit ?)""",
                    id, id, step.number("rewind", 1));
            file.run("update sessions set rewind_count = rewind_count + 1 where id = ?", id);
        }
    }

    private void call(Entry step, Map<String, String> words) throws IOException {
        var callId = "call_" + hex(4);
        var arguments = filled(JSON.writeValueAsString(step.values().getOrDefault("args", Map.of())), words);
        var call = Map.of("id", callId, "type", "function", "function",
                Map.of("name", step.text("tool"), "arguments", arguments));
        var row = new LinkedHashMap<>(spoken(step, "tool_calls"));
        row.put("tool_calls", JSON.writeValueAsString(List.of(call)));
        toolCalls++;
        say("assistant", filled(step.text("a"), words), row);
        time += 0.4 + chance.nextDouble() * step.number("takes", 4);
        var out = step.values().getOrDefault("out", "");
        say("tool", filled(out instanceof String text ? text : JSON.writeValueAsString(out), words),
                Map.of("tool_call_id", callId, "tool_name", step.text("tool")));
    }

    private static Map<String, @Nullable Object> spoken(Entry step, String finish) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("finish_reason", step.text("finish", finish));
        if (step.has("think")) {
            row.put("reasoning", step.text("think"));
            row.put("reasoning_content", step.text("think"));
        }
        return row;
    }

    private void say(String role, String content, Map<String, ? extends @Nullable Object> more) throws IOException {
        var row = new LinkedHashMap<String, @Nullable Object>(more);
        row.put("session_id", id);
        row.put("role", role);
        row.put("content", content);
        row.put("timestamp", time);
        row.put("token_count", content.length() / 4 + 8);
        file.insert("messages", row);
        messages++;
        tokens += content.length() / 4 + 8;
        time += role.equals("user") ? 2 + chance.nextDouble() * 6 : 4 + chance.nextDouble() * 20;
    }

    private void continueElsewhere(String summary) throws IOException {
        end("compression");
        var before = id;
        segment++;
        id = newId();
        messages = 0;
        toolCalls = 0;
        var title = title();
        open(before, title == null ? null : title + " #" + segment);
        say("user", "[CONTEXT COMPACTION — REFERENCE ONLY] " + summary, Map.of());
    }

    private void open(@Nullable String parent, @Nullable String title) throws IOException {
        var row = new HashMap<String, @Nullable Object>();
        row.put("id", id);
        row.put("source", session.text("source", "tui"));
        row.put("model", session.text("model"));
        row.put("model_config", modelConfig());
        row.put("parent_session_id", parent);
        row.put("started_at", time);
        row.put("cwd", session.has("cwd") ? session.text("cwd") : null);
        row.put("git_branch", session.has("branch") ? session.text("branch") : null);
        row.put("git_repo_root", session.has("branch") ? session.text("cwd") : null);
        row.put("title", title);
        row.put("archived", session.has("archived") ? 1 : 0);
        row.put("billing_provider", "openrouter");
        file.insert("sessions", row);
        time += 1;
    }

    private void end(String reason) throws IOException {
        var input = tokens * (4 + messages / 6);
        file.run("""
                update sessions set message_count = ?, tool_call_count = ?, input_tokens = ?, output_tokens = ?,
                    cache_read_tokens = ?, reasoning_tokens = ?, api_call_count = ?, estimated_cost_usd = ?,
                    cost_status = 'estimated', cost_source = 'provider_pricing', ended_at = ?, end_reason = ?
                where id = ?""",
                messages, toolCalls, input, tokens, input / 2, tokens / 5, messages / 2,
                Math.round(input * 0.3 + tokens * 1.5) / 100_000.0,
                reason.isEmpty() ? null : time, reason.isEmpty() ? null : reason, id);
    }

    private @Nullable String parent() {
        return known.get(session.text("branch_of", session.text("delegate_of")));
    }

    private @Nullable String modelConfig() {
        var parent = parent();
        if (parent == null || segment > 1) {
            return null;
        }
        return JSON.writeValueAsString(Map.of(session.has("branch_of") ? "_branched_from" : "_delegate_from", parent));
    }

    private @Nullable String title() {
        return session.has("title") ? filled(session.text("title"), Map.of("{n}", String.valueOf(run + 1))) : null;
    }

    private String newId() {
        var stamp = ID_TIME.format(Instant.ofEpochSecond((long) time).atZone(ZoneId.systemDefault()));
        return session.has("job") ? "cron_" + session.text("job") + "_" + stamp : stamp + "_" + hex(3);
    }

    private String hex(int bytes) {
        var random = new byte[bytes];
        chance.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static String filled(String text, Map<String, String> words) {
        var filled = text;
        for (var word : words.entrySet()) {
            filled = filled.replace(word.getKey(), word.getValue());
        }
        return filled;
    }
}
