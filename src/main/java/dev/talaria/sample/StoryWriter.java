package dev.talaria.sample;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Writes the conversations of one profile, spread over the weeks before now. The same profile gives the same file, but for
/// the times.
final class StoryWriter {
    private static final int WEEKS = 6;

    private final StateFile file;
    private final Instant now;
    private final Map<String, String> ids = new HashMap<>();

    StoryWriter(StateFile file, Instant now) {
        this.file = file;
        this.now = now;
    }

    void write(SampleProfile profile) throws IOException {
        var chance = new Random(profile.name().hashCode());
        for (var session : profile.sessions()) {
            for (var run = 0; run < session.number("runs", 1); run++) {
                var ago = duration(session.text("ago", "1d"))
                        .plus(duration(session.text("every", "0d")).multipliedBy(run));
                write(profile, session, ago, run, chance);
            }
        }
        var talks = profile.talks();
        for (var talk = 0; talk < talks.size(); talk++) {
            var share = (talk + 0.2 + 0.6 * chance.nextDouble()) / talks.size();
            // denser towards now, as in any list that people work with
            var ago = Duration.ofMinutes(40 + (long) (share * share * Duration.ofDays(7L * WEEKS).toMinutes()));
            write(profile, talk(talks.get(talk), chance), ago, 0, chance);
        }
    }

    private void write(SampleProfile profile, Entry session, Duration ago, int run, Random chance) throws IOException {
        var surroundings = new HashMap<>(session.values());
        surroundings.putIfAbsent("model", any(profile.models(), chance));
        if (!session.has("cwd") && !profile.folders().isEmpty()) {
            surroundings.put("cwd", any(profile.folders(), chance));
        }
        var scene = new Scene(file, new Entry(surroundings), now.minus(ago), run, chance, ids);
        scene.play(session.entries("steps"));
        if (session.has("key")) {
            ids.put(session.text("key"), scene.id());
        }
    }

    private static Entry talk(List<String> row, Random chance) {
        var steps = new ArrayList<Map<String, Object>>();
        for (var line = 1; line < row.size(); line++) {
            steps.add(Map.of(line % 2 == 1 ? "u" : "a", row.get(line)));
        }
        var sources = List.of("tui", "tui", "cli", "desktop", "desktop", "telegram", "slack");
        return new Entry(Map.of("title", row.getFirst(), "source", any(sources, chance), "steps", steps));
    }

    private static Duration duration(String text) {
        var amount = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            case 'd' -> Duration.ofDays(amount);
            default -> throw new IllegalArgumentException("Not a time: " + text);
        };
    }

    private static String any(List<String> choices, Random chance) {
        return choices.get(chance.nextInt(choices.size()));
    }
}
