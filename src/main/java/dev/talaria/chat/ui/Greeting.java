package dev.talaria.chat.ui;

import java.util.List;

import dev.talaria.profiles.Profile;

/// How a profile meets a member who has not said anything yet.
record Greeting(String headline, String sentence) {
    private static final List<String> HEADLINES = List.of("What shall we work on?", "Where do we begin?",
            "What is on your mind?", "What can be done today?", "What would you like to know?");

    /// Always the same for one profile, so that it has a face of its own.
    static Greeting of(Profile profile) {
        var headline = HEADLINES.get(Math.floorMod(profile.name().value().hashCode(), HEADLINES.size()));
        return new Greeting(headline, profile.description().isBlank()
                ? profile.label() + " listens. A session begins with your first prompt, not before."
                : profile.description());
    }
}
