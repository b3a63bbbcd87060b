package dev.talaria.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Puts something odd in the place of one field of what a backend says, as no version of it should and any might.
public final class Distortion implements UnaryOperator<ObjectNode> {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// Other than anything that belongs anywhere.
    public static final List<JsonNode> ODD = Stream
            .of("null", "true", "-7", "1.5e300", "99999999999999999999999", "\"\"",
                    "\"odd\\u0000\\u202e\"", "[]", "[null,[1],{\"id\":null}]", "{}", "{\"text\":[],\"id\":7}")
            .map(JSON::readTree)
            .toList();

    private final Random chance;

    public Distortion(long seed) {
        this.chance = new Random(seed);
    }

    /// One field in the object or in what it holds.
    public record Place(List<String> path) {
        /// The object with something else in this place.
        public ObjectNode with(ObjectNode object, JsonNode odd) {
            var copy = object.deepCopy();
            JsonNode holder = copy;
            for (var step : path.subList(0, path.size() - 1)) {
                holder = holder instanceof ArrayNode list ? list.get(Integer.parseInt(step)) : holder.path(step);
            }
            if (holder instanceof ArrayNode list) {
                list.set(Integer.parseInt(path.getLast()), odd);
            } else if (holder instanceof ObjectNode fields) {
                fields.set(path.getLast(), odd);
            }
            return copy;
        }

        /// The object without this field.
        public ObjectNode without(ObjectNode object) {
            var copy = object.deepCopy();
            JsonNode holder = copy;
            for (var step : path.subList(0, path.size() - 1)) {
                holder = holder instanceof ArrayNode list ? list.get(Integer.parseInt(step)) : holder.path(step);
            }
            if (holder instanceof ObjectNode fields) {
                fields.remove(path.getLast());
            }
            return copy;
        }
    }

    /// Every field; of a list only the first member's.
    public static List<Place> places(ObjectNode object) {
        var places = new ArrayList<Place>();
        gather(object, List.of(), places);
        return places;
    }

    private static void gather(JsonNode node, List<String> path, List<Place> places) {
        if (node instanceof ArrayNode list && !list.isEmpty()) {
            reach(list.get(0), path, "0", places);
        } else {
            node.properties().forEach(field -> reach(field.getValue(), path, field.getKey(), places));
        }
    }

    private static void reach(JsonNode node, List<String> path, String step, List<Place> places) {
        var here = Stream.concat(path.stream(), Stream.of(step)).toList();
        places.add(new Place(here));
        gather(node, here, places);
    }

    /// Distorts what was asked for or has happened; who is answered, and what about, stays as it is.
    @Override
    public synchronized ObjectNode apply(ObjectNode frame) {
        var places = places(frame).stream().filter(place -> isContent(place.path())).toList();
        if (places.isEmpty() || chance.nextInt(3) == 0) {
            return frame;
        }
        var place = places.get(chance.nextInt(places.size()));
        var isTaken = place.path().size() > 1 && chance.nextInt(6) == 0;
        return isTaken ? place.without(frame) : place.with(frame, ODD.get(chance.nextInt(ODD.size())));
    }

    private static boolean isContent(List<String> path) {
        return path.getFirst().equals("result") || path.getFirst().equals("error")
                || (path.getFirst().equals("params") && path.size() > 1 && !path.get(1).equals("type"));
    }
}
