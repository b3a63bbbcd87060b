package dev.talaria.sessions.tools;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/// Searches in and pages of the web.
final class WebLooks {
    private static final int SHOWN_HITS = 6;

    private WebLooks() {}

    static Look search(Reading reading) {
        var query = Reading.subject(reading.argument("query", "q"), 48).map(text -> "“" + text + "”");
        var hits = hits(reading);
        var bodies = new Bodies(reading);
        if (hits.isEmpty()) {
            bodies.result(reading.resultIsJson() ? "json" : "text", "", answer(reading));
        } else {
            bodies.rows("hits", "", hits.stream().limit(SHOWN_HITS).map(WebLooks::hit).toList());
        }
        var note = hits.isEmpty()
                ? Counts.of(reading, "result", "results", "results")
                : Optional.of(hits.size() + (hits.size() == 1 ? " result" : " results"));
        return Look.of("web", reading.titled("Searching", "Searched"), query, note, bodies);
    }

    static Look extract(Reading reading) {
        var pages = list(reading.find("results", "pages", "documents"));
        var bodies = new Bodies(reading);
        if (pages.isEmpty()) {
            bodies.field("markdown", "", "content", "markdown", "text", "raw_content");
        } else {
            bodies.result("markdown", "",
                    pages.stream().map(WebLooks::page).collect(Collectors.joining("\n\n---\n\n")));
        }
        return Look.of("web", reading.titled("Reading", "Read"), address(reading),
                pages.size() > 1 ? Optional.of(pages.size() + " pages") : Optional.empty(), bodies);
    }

    /// Host and path of what a call is about.
    static Optional<String> address(Reading reading) {
        var list = reading.arguments().path("urls");
        var url = list.isArray() && !list.isEmpty() ? Json.text(list.get(0)) : reading.argument("url", "urls");
        var more = list.size() > 1 ? " +" + (list.size() - 1) : "";
        return Reading.subject(hostAndPath(url) + more, 120);
    }

    static String hostAndPath(String url) {
        try {
            var uri = URI.create(url.strip());
            var path = uri.getPath() == null || uri.getPath().equals("/") ? "" : uri.getPath();
            return uri.getHost() == null ? url : uri.getHost() + path;
        } catch (IllegalArgumentException _) {
            return url;
        }
    }

    private static List<JsonNode> hits(Reading reading) {
        var found = reading.find("results", "web", "hits", "organic", "items");
        if (found.isObject()) {
            found = found.path("web");
        }
        return list(found.isArray() ? found : reading.result());
    }

    private static List<JsonNode> list(JsonNode array) {
        return array.isArray() ? array.valueStream().filter(JsonNode::isObject).toList() : List.of();
    }

    private static Map<String, String> hit(JsonNode hit) {
        var url = clean(Json.text(hit, "url", "link", "href"), 2_000);
        var title = clean(Json.text(hit, "title", "name"), 300);
        return Map.of("title", title.isBlank() ? hostAndPath(url) : title, "url", isWeb(url) ? url : "", "snippet",
                clean(Json.text(hit, "snippet", "description", "content", "text"), 400));
    }

    /// Other schemes than these may do something when they are clicked.
    private static boolean isWeb(String url) {
        return url.startsWith("https://") || url.startsWith("http://");
    }

    private static String clean(String text, int longest) {
        return Controls.withoutColours(Cut.at(text, longest)).strip();
    }

    private static String page(JsonNode page) {
        var title = Json.text(page, "title", "url");
        var heading = title.isBlank() ? "" : "**" + title.replace("*", "") + "**\n\n";
        var failure = Json.text(page, "error");
        return heading + (failure.isBlank() ? Json.text(page, "content", "markdown", "raw_content", "text") : failure);
    }

    private static String answer(Reading reading) {
        return reading.resultIsJson() ? Json.pretty(reading.result()) : reading.resultText();
    }
}
