package dev.talaria.chat.ui;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.talaria.profiles.Profile;

/// How a profile meets a member who has not said anything yet.
record Greeting(String headline, String sentence) {
    private static final List<String> HEADLINES = List.of("What shall we work on?", "Where do we begin?",
            "What is on your mind?", "What can be done today?", "What would you like to know?");

    /// In the manners that every Hermes knows.
    private static final Map<String, String> MANNERS = Map.ofEntries(
            Map.entry("helpful", "How can I help?"),
            Map.entry("concise", "The task?"),
            Map.entry("technical", "Which system are we looking at?"),
            Map.entry("creative", "What shall we dream up?"),
            Map.entry("teacher", "What would you like to understand today?"),
            Map.entry("kawaii", "Yay, you are here! What shall we do?"),
            Map.entry("catgirl", "Nya! What shall we chase today?"),
            Map.entry("pirate", "Ahoy! Where do we set sail?"),
            Map.entry("shakespeare", "Speak, friend: what work doth call us?"),
            Map.entry("surfer", "Hey there! Which wave do we take?"),
            Map.entry("noir", "Another long night. What brings you here?"),
            Map.entry("uwu", "Hewwo! What shaww we do?"),
            Map.entry("philosopher", "What is worth asking today?"),
            Map.entry("hype", "Let's go! What are we building?"));

    /// Always the same for one profile, so that it has a face of its own.
    static Greeting of(Profile profile) {
        var headline = HEADLINES.get(Math.floorMod(profile.name().value().hashCode(), HEADLINES.size()));
        return new Greeting(headline, profile.description().isBlank()
                ? profile.label() + " listens. A session begins with your first prompt, not before."
                : profile.description());
    }

    /// The same in the manner in which the profile speaks; one that only its owner knows is named.
    static Greeting of(Profile profile, String personality) {
        var plain = of(profile);
        var headline = MANNERS.get(personality.toLowerCase(Locale.ROOT));
        return headline == null
                ? new Greeting(plain.headline(), plain.sentence() + " · as " + personality)
                : new Greeting(headline, plain.sentence());
    }
}
