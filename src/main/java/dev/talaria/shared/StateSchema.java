package dev.talaria.shared;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.List;

/// The schema with which Hermes itself makes a `state.db`, its search tables and their triggers included, so that a Hermes
/// that opens such a file later finds nothing to mend.
public final class StateSchema {
    private static final int VERSION = 22;
    private static final String RESOURCE = "state-schema-22.sql";

    private StateSchema() {}

    /// The statements that make the file, in their order.
    public static List<String> statements() throws IOException {
        try (var text = StateSchema.class.getResourceAsStream(RESOURCE)) {
            if (text == null) {
                throw new FileNotFoundException(RESOURCE);
            }
            var definitions = new String(text.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^--$", -1);
            return Stream
                    .concat(Stream.of(definitions).filter(definition -> !definition.isBlank()),
                            Stream.of("insert into schema_version (version) values (" + VERSION + ")"))
                    .toList();
        }
    }
}
