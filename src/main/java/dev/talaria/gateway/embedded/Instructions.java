package dev.talaria.gateway.embedded;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

import dev.talaria.gateway.embedded.config.ProfileConfig;

/// What a model is told before anything else.
final class Instructions {
    private final ProfileConfig config;
    private final Clock clock;

    Instructions(ProfileConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    String text(Recall recall) {
        var soul = config.soul();
        var personality = config.personalities().getOrDefault(recall.choices().personality(), "");
        var place = recall.folder()
                .map(folder -> "You work in the folder " + folder + ". File tools see nothing outside of it.")
                .orElse("You have no folder to work in, so there are no file tools.");
        return String.join("\n\n", soul.isBlank() ? "You are a helpful assistant." : soul, personality,
                """
                        You are called from Talaria, a web console. Answer in Markdown, in the language of the person. Use a tool only where \
                        it helps, and say plainly what you could not do.""",
                place,
                "Today is " + LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault()) + ".").strip();
    }
}
