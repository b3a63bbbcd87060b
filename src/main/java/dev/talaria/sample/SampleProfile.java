package dev.talaria.sample;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// One profile of the sample, as its story file tells it.
///
/// @param talks short conversations, of which the file says only the title, the question and the answer
record SampleProfile(String name, Entry about, List<Entry> sessions, List<List<String>> talks, List<String> folders,
        List<String> models) {
    static SampleProfile read(String name) throws IOException {
        try (var text = SampleProfile.class.getResourceAsStream(name + ".yaml")) {
            if (text == null) {
                throw new FileNotFoundException(name + ".yaml");
            }
            var document = new Entry(new Yaml(new SafeConstructor(new LoaderOptions()))
                    .<Map<String, Object>>load(new String(text.readAllBytes(), StandardCharsets.UTF_8)));
            return new SampleProfile(name, document, document.entries("sessions"), document.rows("talks"),
                    document.texts("folders"), document.texts("models"));
        }
    }

    void writeFiles(Path home) throws IOException {
        Files.writeString(home.resolve("SOUL.md"), about.text("soul"));
        Files.writeString(home.resolve("config.yaml"), """
                model:
                  default: %s
                  provider: openrouter
                approvals:
                  mode: manual
                """.formatted(models.getFirst()));
        Files.writeString(home.resolve("profile.yaml"), """
                display_name: %s
                description: %s
                description_auto: false
                """.formatted(about.text("display_name"), about.text("description")));
    }
}
