package dev.talaria.gateway.embedded;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/// Says what time it is.
final class ClockTool implements Tool {
    @Override
    public String name() {
        return "current_time";
    }

    @Override
    public String meaning() {
        return "The current date and time where the server stands.";
    }

    @Override
    public String schema() {
        return """
                {"type": "object", "properties": {}}""";
    }

    @Override
    public CallResult use(JsonNode arguments, Approvals approvals) {
        var now = ZonedDateTime.now(ZoneId.systemDefault());
        return CallResult.of(PlannedCall.json(Map.of("now", now.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME), "day",
                now.getDayOfWeek().toString())));
    }
}
