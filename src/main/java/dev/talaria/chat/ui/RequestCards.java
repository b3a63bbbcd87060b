package dev.talaria.chat.ui;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

import dev.talaria.chat.ui.RequestModels.Requests;
import dev.talaria.chat.ui.RequestModels.Stamped;
import dev.talaria.gateway.Answer;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.SecretText;
import dev.talaria.shared.ui.JsonProperty;

import tools.jackson.databind.JsonNode;

/// What an agent waits for, as cards at the end of a conversation, and what was answered lately.
@Tag("talaria-requests")
@JsModule("./requests.ts")
class RequestCards extends Component {
    private static final long serialVersionUID = 1L;

    private final transient Clock clock;
    private @Nullable transient Requests shown;

    /// @param answer hears which request is answered, and how
    RequestCards(BiConsumer<String, Answer> answer, Clock clock) {
        this.clock = clock;
        getElement().setAttribute("slot", "end");
        getElement().addEventListener("decide",
                event -> choice(event.getEventData().path("event.detail.choice").asString(""))
                        .ifPresent(choice -> answer.accept(request(event.getEventData()),
                                new Answer.Decision(choice))))
                .addEventData("event.detail.request").addEventData("event.detail.choice");
        getElement().addEventListener("reply",
                event -> answer.accept(request(event.getEventData()),
                        new Answer.Replies(replies(event.getEventData().path("event.detail.answers")))))
                .addEventData("event.detail.request").addEventData("event.detail.answers");
        // handed on at once and kept nowhere: neither in a property nor in a field
        getElement().addEventListener("hand-over",
                event -> answer.accept(request(event.getEventData()), new Answer.Value(
                        new SecretText(event.getEventData().path("event.detail.value").asString("")))))
                .addEventData("event.detail.request").addEventData("event.detail.value");
        getElement().addEventListener("decline",
                event -> answer.accept(request(event.getEventData()), new Answer.Declined()))
                .addEventData("event.detail.request");
    }

    void show(Requests requests) {
        if (!requests.equals(shown)) {
            shown = requests;
            JsonProperty.set(getElement(), "requestsJson", new Stamped(clock.millis(), requests));
        }
    }

    /// An answer did not get through: the card can be used again.
    void released(String request) {
        getElement().callJsFunction("released", request);
    }

    private static String request(JsonNode data) {
        return data.path("event.detail.request").asString("");
    }

    private static Optional<InputRequest.Choice> choice(String name) {
        return Stream.of(InputRequest.Choice.values()).filter(choice -> choice.name().equals(name)).findFirst();
    }

    private static Map<String, List<String>> replies(JsonNode answers) {
        var replies = new HashMap<String, List<String>>();
        answers.properties().forEach(answer -> replies.put(answer.getKey(),
                answer.getValue().valueStream().map(value -> value.asString("")).toList()));
        return replies;
    }
}
