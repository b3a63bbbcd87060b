package dev.talaria.sessions.tools;

import java.util.Optional;

/// Pictures made and looked at.
final class ImageLooks {
    private ImageLooks() {}

    static Look generated(Reading reading) {
        return Look.of("image", reading.titled("Generating image", "Generated image"),
                Reading.subject(reading.argument("prompt"), 120), Optional.empty(),
                new Bodies(reading).pictures()
                        .result("text", "", reading.field("image", "image_url", "url", "path", "message")));
    }

    static Look analyzed(Reading reading) {
        var answer = reading.resultIsJson()
                ? reading.field("analysis", "description", "answer", "content")
                : reading.resultText();
        return Look.of("image", reading.titled("Analyzing image", "Analyzed image"),
                Reading.subject(reading.argument("question", "prompt", "user_prompt", "image_url", "path"), 120),
                Optional.empty(), new Bodies(reading).pictures().result("markdown", "", answer));
    }
}
