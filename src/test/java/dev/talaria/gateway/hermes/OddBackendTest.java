package dev.talaria.gateway.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.talaria.fake.Distortion;
import dev.talaria.fake.Recording;
import dev.talaria.gateway.Answer;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.InputRequest.Choice;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SessionSetting;
import dev.talaria.gateway.Submission;
import dev.talaria.gateway.rpc.RpcEvent;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever a backend puts into whichever field: nothing falls over, and what comes next is heard.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class OddBackendTest extends HermesTest {
    private static final int ROUNDS = 3;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void hearTheLog() {
        log.start();
        ((Logger) LoggerFactory.getLogger("dev.talaria.gateway")).addAppender(log);
    }

    @AfterEach
    void nothingFellOver() {
        ((Logger) LoggerFactory.getLogger("dev.talaria.gateway")).detachAppender(log);
        assertThat(log.list).filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .extracting(line -> line.getFormattedMessage() + thrown(line)).isEmpty();
    }

    private static String thrown(ILoggingEvent line) {
        var thrown = line.getThrowableProxy();
        return thrown == null ? "" : " " + thrown.getClassName() + ": " + thrown.getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hermes-0.16/02_create_prompt_stream", "hermes-0.16/03_tools_approval",
            "hermes-0.16/04_clarify", "hermes-0.16/05_interrupt", "hermes-0.16/06_busy", "hermes-0.16/07_resume",
            "hermes-0.19/02_create_prompt_stream", "hermes-0.19/03_tools_approval", "hermes-0.19/04_clarify",
            "hermes-0.19/05_interrupt", "hermes-0.19/06_busy", "hermes-0.19/07_resume",
            "hermes-0.19/09_model_config", "hermes-0.19/10_errors", "hermes-0.19/12_attachments",
            "hermes-0.19/14_delegate_subagent" })
    void noRecordedFieldIsSoOddThatWhatFollowsIsNotHeard(String recording) {
        var reading = new EventReading(new StoredId("20260601_090000_000001"), InstantSource.system(), false);
        var shapes = new HashSet<String>();

        for (var frame : frames(recording)) {
            for (var odd : oddities(frame, shapes)) {
                RpcEvent.of(odd.path("params")).ifPresent(reading::read);
                if (odd.path("result").isObject()) {
                    reading.stands(odd.path("result"));
                }
                assertThat(reading.read(delta("still there"))).as(odd.toString()).last()
                        .isInstanceOfSatisfying(GatewayEvent.TextGrew.class,
                                more -> assertThat(more.text()).isEqualTo("still there"));
            }
        }
        assertThat(shapes).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 6, 8 })
    void everyVerbComesToSomethingHoweverOddTheAnswersAre(int contract) {
        speaks(contract);
        for (var round = 0; round < ROUNDS; round++) {
            var session = begin();
            turn(session, "one");
            hermes.behaviour().distorts = new Distortion(round * 31L + contract);

            asks(session).forEach(reply -> assertThat(words(reply)).doesNotStartWith("Talaria failed"));

            hermes.behaviour().distorts = said -> said;
        }

        turn(begin(), "sound again");
        assertThat(streamed()).endsWith("sound again");
    }

    private static String words(CompletableFuture<? extends Reply<?>> asked) {
        return switch (asked.orTimeout(20, TimeUnit.SECONDS).join()) {
            case Reply.Done<?> _ -> "";
            case Reply.Refused<?>(_, var words) -> words;
        };
    }

    private List<CompletableFuture<? extends Reply<?>>> asks(StoredId session) {
        var replies = new ArrayList<CompletableFuture<? extends Reply<?>>>(List.of(
                gateway.submit(session, Submission.of("[think a][tool terminal][approve ls][say hello]")),
                gateway.attach(session), gateway.ask(session), gateway.models(Optional.of(session)),
                gateway.personalities(), gateway.completeCommand(Optional.of(session), "/h"),
                gateway.completeReference(Optional.of(session), Optional.empty(), "@n"),
                gateway.command(session, "/help"), gateway.create(NewSession.PLAIN),
                gateway.change(session, new SessionSetting.Effort("low")), gateway.rename(session, "Named"),
                gateway.attachImage(session, "cat.png", new byte[]{1 })));
        heard.all(GatewayEvent.InputRequested.class).stream().map(GatewayEvent.InputRequested::request).distinct()
                .forEach(request -> replies.add(gateway.answer(session, request, new Answer.Decision(Choice.ONCE))));
        replies.add(gateway.stop(session));
        replies.add(gateway.branch(session, Optional.of("another"), Optional.empty()));
        return replies;
    }

    /// All that came, each with one field changed, for every field and change. What is shaped alike is changed once.
    private static List<ObjectNode> oddities(ObjectNode frame, Set<String> shapes) {
        var places = Distortion.places(frame).stream()
                .filter(place -> shapes.add(frame.path("params").path("type").asString("") + place)).toList();
        return places.stream().flatMap(place -> Stream.concat(Stream.of(place.without(frame)),
                Distortion.ODD.stream().map(odd -> place.with(frame, odd)))).toList();
    }

    private static List<ObjectNode> frames(String recording) {
        var recorded = Recording.of(recording);
        return Stream.concat(recorded.greeting().stream(),
                recorded.asked().stream().flatMap(asked -> asked.then().stream())).filter(JsonNode::isObject)
                .map(ObjectNode.class::cast).toList();
    }

    private static RpcEvent delta(String text) {
        return RpcEvent.of(HermesCalls.with(params -> params.put("type", "message.delta").put("session_id", "7c1e09ab")
                .set("payload", HermesCalls.with(payload -> payload.put("text", text))))).orElseThrow();
    }
}
