package dev.talaria.fake;

import java.io.IOException;
import java.util.regex.Pattern;

import dev.talaria.fake.ScriptedSocket.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The HTTP half of a scripted Hermes.
final class ScriptedRoutes {
    private static final Pattern SESSION = Pattern.compile("/api/sessions/([^/]+)(/latest-descendant|/messages)?");

    private ScriptedRoutes() {}

    static void answer(ScriptedHermes hermes, ScriptedSocket socket, Request request) throws IOException {
        var session = SESSION.matcher(request.path());
        if (request.path().equals("/api/status")) {
            var home = hermes.behaviour().home;
            ScriptedMethods.waitFor(hermes.behaviour().statusTakes.toMillis());
            socket.answer(200, json().put("version", hermes.behaviour().version()).put("gateway_running", false)
                    .put("auth_required", hermes.signIn().isDemanded()).put("hermes_home", home.isEmpty() ? null : home)
                    .toString());
        } else if (hermes.signIn().answers(socket, request)) {
            return;
        } else if (!hermes.signIn().admits(request)) {
            socket.answer(401, json().put("detail", "Unauthorized").toString());
        } else if (request.path().equals("/api/profiles")) {
            var profiles = json();
            hermes.behaviour().profiles.forEach(name -> profiles.withArray("profiles").addObject().put("name", name));
            socket.answer(200, profiles.toString());
        } else if (request.path().equals("/api/profiles/active")) {
            socket.answer(200, json().put("current", hermes.behaviour().profiles.getFirst()).toString());
        } else if (!session.matches()) {
            socket.answer(404, json().put("detail", "Not Found").toString());
        } else {
            var row = hermes.store().find(session.group(1));
            if (row.isPresent()) {
                ofSession(hermes, socket, request, row.get(), session.group(2) == null ? "" : session.group(2));
            } else if (request.method().equals("DELETE")) {
                socket.answer(200, json().put("ok", true).put("already_absent", true).toString());
            } else {
                socket.answer(404, json().put("detail", "Session not found").toString());
            }
        }
    }

    private static void ofSession(ScriptedHermes hermes, ScriptedSocket socket, Request request, ScriptedStore.Row row,
            String part) throws IOException {
        var store = hermes.store();
        switch (request.method() + part) {
            case "GET" -> socket.answer(200, row(store, row).toString());
            case "GET/latest-descendant" -> socket.answer(200, descendant(store, row).toString());
            case "GET/messages" -> {
                var tip = store.tip(row);
                var messages = json().put("session_id", tip.id());
                messages.set("messages", store.history(tip));
                socket.answer(200, messages.toString());
            }
            case "PATCH" -> patch(hermes, socket, row, ScriptedHermes.JSON.readTree(request.body()));
            case "DELETE" -> {
                store.remove(row.id());
                socket.answer(200, json().put("ok", true).toString());
            }
            default -> socket.answer(405, json().put("detail", "Method Not Allowed").toString());
        }
    }

    private static ObjectNode row(ScriptedStore store, ScriptedStore.Row row) {
        var found = json().put("id", row.id()).put("title", row.title()).put("source", "tui");
        return found.put("end_reason", store.wasCompressed(row) ? "compression" : null)
                .put("model_config", store.markers(row).isEmpty() ? null : store.markers(row));
    }

    /// The newest leaf, whatever it is: as the oldest release does it.
    private static ObjectNode descendant(ScriptedStore store, ScriptedStore.Row row) {
        var found = json().put("requested_session_id", row.id());
        var path = found.putArray("path").add(row.id());
        var at = row;
        for (var children = store.children(at); !children.isEmpty(); children = store.children(at)) {
            at = children.getLast();
            path.add(at.id());
        }
        return found.put("session_id", at.id()).put("changed", at != row);
    }

    private static void patch(ScriptedHermes hermes, ScriptedSocket socket, ScriptedStore.Row row, JsonNode body)
            throws IOException {
        var title = body.path("title").asString("");
        if (body.has("title") && !hermes.store().name(row, title)) {
            socket.answer(400, json().put("detail", "Title '" + title + "' is already in use by session other")
                    .toString());
            return;
        }
        if (body.has("archived")) {
            hermes.store().archive(row, body.path("archived").asBoolean());
        }
        socket.answer(200, json().put("ok", true).put("title", row.title()).toString());
    }

    private static ObjectNode json() {
        return ScriptedHermes.JSON.createObjectNode();
    }
}
