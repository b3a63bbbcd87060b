package dev.talaria.sessions.tools;

import java.util.Optional;

/// Pictures made and looked at.
final class ImageLooks {
    private ImageLooks() {}

    static Look generated(Reading reading) {
        return Look.of("image", reading.titled("Generating image", "Generated image"),
                Reading.subject(reading.argument("prompt"), 120), Optional.empty(),
                new Bodies(reading).pictures()
                        .field("text", "", "image", "image_url", "url", "path", "message"));
    }

    static Look analyzed(Reading reading) {
        return Look.of("image", reading.titled("Analyzing image", "Analyzed image"),
                Reading.subject(reading.argument("question", "prompt", "user_prompt", "image_url", "path"), 120),
                Optional.empty(),
                new Bodies(reading).pictures().field("markdown", "", "analysis", "description", "answer", "content"));
    }
}
