package dev.talaria.gateway.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.InputRequest;
import dev.talaria.gateway.InputRequest.Choice;
import dev.talaria.gateway.InputRequest.Question;
import dev.talaria.gateway.SessionFacts;
import dev.talaria.gateway.Snapshot.Inflight;
import dev.talaria.gateway.TurnFailure;
import dev.talaria.gateway.rpc.RpcEvent;
import dev.talaria.shared.StoredId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventReadingTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");
    private static final StoredId SESSION = new StoredId("20260604_101500_a1b2c3");
    private static final StoredId ROTATED = new StoredId("20260604_104210_d0d0d0");

    private final EventReading reading = new EventReading(SESSION, InstantSource.fixed(NOW), true);
    private final List<GatewayEvent> events = new ArrayList<>();

    @Test
    void whatIsCalledReasoningAndIsTheAnswerIsNone() {
        happens("message.start", "{}");
        happens("reasoning.available", "{'text':'The whole answ'}");
        happens("message.complete", "{'text':'The whole answer.','status':'complete'}");

        assertThat(story()).containsExactly("begins", "ends complete: The whole answer.");
    }

    @Test
    void reasoningThatComesWholeIsReasoning() {
        happens("message.start", "{}");
        happens("reasoning.available", "{'text':'I should look first.'}");
        happens("tool.start", "{'tool_id':'1','name':'read_file','context':'a.txt'}");
        happens("message.complete", "{'text':'Done.','status':'complete','reasoning':'I should look first.'}");

        assertThat(story()).containsExactly("begins", "thinks I should look first.", "runs read_file: a.txt",
                "ends complete: Done.");
    }

    @Test
    void reasoningThatComesWithTheAnswerIsToldOnce() {
        happens("message.start", "{}");
        happens("message.complete", "{'text':'Done.','status':'complete','reasoning':'Easy.'}");

        assertThat(story()).containsExactly("begins", "thinks Easy.", "ends complete: Done.");
    }

    @Test
    void spinnerWordsAreNotReasoning() {
        happens("thinking.delta", "{'text':'(◔_◔) pondering...'}");

        assertThat(events).isEmpty();
    }

    @Test
    void anAnswerThatBeginsLikeAFailureIsAnAnswer() {
        happens("message.start", "{}");
        happens("message.delta", "{'text':'HTTP 404 means that '}");
        happens("message.complete", "{'text':'HTTP 404 means that nothing is there.','status':'complete'}");

        assertThat(story()).endsWith("ends complete: HTTP 404 means that nothing is there.");
    }

    @Test
    void aFailureThatIsCalledCompleteIsAFailure() {
        happens("message.start", "{}");
        happens("message.complete", "{'text':'API call failed after 3 retries: HTTP 401 bad key','status':'complete'}");

        assertThat(story()).endsWith("ends failed: auth, The provider refused the key (HTTP 401)."
                + " Check it in the .env of this profile.");
    }

    @Test
    void aFailedTurnKeepsWhatItHadSaid() {
        happens("message.start", "{}");
        happens("message.complete", """
                {'text':'The first half','status':'error','error':'Too many requests','recoverable':true,
                 'error_surface':{'layer':'provider','code':'rate_limit','retryable':true,'provider':'acme'}}""");

        assertThat(events).last().isEqualTo(new GatewayEvent.TurnEnded(SESSION, GatewayEvent.Ending.FAILED,
                Optional.of("The first half"), Optional.of(new TurnFailure("provider",
                        "The provider limits how often it is asked. Wait a moment, then try again.",
                        "Too many requests", true))));
    }

    @Test
    void anErrorBeforeAnyTurnFreesTheSession() {
        happens("error", "{'message':'agent init failed: No inference provider configured'}");

        assertThat(story()).containsExactly(
                "fails: No working provider is set up for this profile. Add a key to its .env, or run hermes setup on its host.",
                "is free");
    }

    @Test
    void anErrorInATurnLeavesTheFreeingToWhatFollows() {
        happens("message.start", "{}");
        happens("error", "{'message':'boom'}");
        assertThat(reading.isBusy()).isTrue();
        happens("session.info", "{'running':false}");

        assertThat(story()).containsExactly("begins", "fails: The agent failed: boom", "is free");
        assertThat(reading.isBusy()).isFalse();
    }

    @Test
    void aTurnMayEndWithoutItsEndBeingTold() {
        happens("message.start", "{}");
        happens("session.info", "{'running':false}");
        happens("session.info", "{'running':false}");

        assertThat(story()).containsExactly("begins", "is free");
    }

    @Test
    void anIdleSessionIsNotFreedAgain() {
        happens("session.info", "{'running':false}");

        assertThat(story()).isEmpty();
    }

    @Test
    void twoBeginningsAreOneTurn() {
        happens("message.start", "{}");
        happens("message.start", "{}");
        happens("message.complete", "{'text':'hi','status':'complete'}");
        happens("session.info", "{'running':false}");

        assertThat(story()).containsExactly("begins", "begins", "ends complete: hi", "is free");
    }

    @Test
    void whatIsSaidAboutTheTurnBeforeEndsNotTheOneThatHasBegun() {
        happens("message.start", "{}");
        happens("message.complete", "{'text':'one','status':'complete'}");
        happens("message.start", "{}");
        happens("session.info", "{'running':false,'model':'acme/large'}");

        assertThat(story()).last().isEqualTo("begins");
        assertThat(lastFacts().running()).isEmpty();
        assertThat(lastFacts().model()).contains("acme/large");
        assertThat(reading.isBusy()).isTrue();
    }

    @Test
    void aNewStoredIdIsToldUnderTheFirst() {
        happens("session.info", "{'stored_session_id':'" + ROTATED + "'}");
        happens("session.title", "{'session_id':'" + SESSION + "','title':'Late  title\\n of before'}");
        happens("session.info", "{'stored_session_id':'" + ROTATED + "'}");

        assertThat(events).filteredOn(event -> !(event instanceof GatewayEvent.FactsChanged)).containsExactly(
                new GatewayEvent.Rotated(SESSION, ROTATED), new GatewayEvent.Renamed(SESSION, "Late title of before"));
        assertThat(reading.now()).isEqualTo(ROTATED);
    }

    @Test
    void aTitleMayTellTheNewStoredIdFirst() {
        happens("session.title", "{'session_id':'" + ROTATED + "','title':'T'}");

        assertThat(events).containsExactly(new GatewayEvent.Rotated(SESSION, ROTATED),
                new GatewayEvent.Renamed(SESSION, "T"));
    }

    @Test
    void whatIsMissingIsNoNews() {
        happens("session.info",
                "{'model':'acme/large','usage':{'context_used':10,'context_max':100,'total':5,'calls':1}}");
        happens("session.info", "{'usage':{'total':9,'calls':2,'cost_usd':0.25}}");

        assertThat(lastFacts().model()).isEmpty();
        assertThat(lastFacts().usage()).contains(new SessionFacts.Usage(10, 100, 9, 2, 0, Optional.of(0.25)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'yolo':true,'approval_mode':'manual'}", "{'yolo':true}",
            "{'approval_mode':'off','yolo':false}" })
    void aBypassIsToldHoweverItIsSaid(String info) {
        happens("session.info", info);

        assertThat(lastFacts().approvals()).contains("off");
    }

    @Test
    void aWarningIsToldAndTakenBack() {
        happens("session.info", "{'credential_warning':'','install_warning':''}");
        assertThat(lastFacts().warning()).isEmpty();
        happens("session.info", "{'credential_warning':'no key','install_warning':''}");
        assertThat(lastFacts().warning()).contains("no key");
        happens("session.info", "{'model':'x'}");
        assertThat(lastFacts().warning()).isEmpty();
        happens("session.info", "{'credential_warning':''}");
        assertThat(lastFacts().warning()).contains("");
    }

    @Test
    void anApprovalAllowsWhatItsBackendAllows() {
        happens("approval.request", "{'command':'rm','description':'d','allow_permanent':false}");
        happens("approval.request", "{'command':'rm','smart_denied':true}");
        happens("approval.request", "{'command':'rm','choices':['deny','once','teleport']}");

        assertThat(requests()).extracting(request -> ((InputRequest.Approval) request).choices()).containsExactly(
                List.of(Choice.ONCE, Choice.SESSION, Choice.DENY), List.of(Choice.ONCE, Choice.ALWAYS, Choice.DENY),
                List.of(Choice.ONCE, Choice.DENY));
        assertThat(requests()).extracting(InputRequest::id).doesNotHaveDuplicates();
        assertThat(requests())
                .allSatisfy(request -> assertThat(request.expiresAt()).contains(NOW.plus(Duration.ofMinutes(5))));
        assertThat(reading.requests()).extracting(OpenRequest::backendId).containsOnly(Optional.empty());
    }

    @Test
    void severalQuestionsAreOneRequest() {
        happens("clarify.request",
                """
                        {'request_id':'c4d2','questions':[{'qid':'a','question':'Which?','choices':['A','B'],'multi_select':true},
                         {'qid':'b','question':'Name?','choices':null,'multi_select':false}]}""");

        assertThat(requests()).containsExactly(new InputRequest.Clarification("c4d2", NOW,
                Optional.of(NOW.plus(Duration.ofMinutes(5))),
                List.of(new Question("a", "Which?", List.of("A", "B"), true),
                        new Question("b", "Name?", List.of(), false))));
        assertThat(reading.requests().getFirst().severalQuestions()).isTrue();
    }

    @Test
    void passwordsAndSecretsAreAskedFor() {
        happens("sudo.request", "{'request_id':'s1'}");
        happens("secret.request", "{'request_id':'s2','prompt':'Your key','env_var':'ACME_KEY'}");

        assertThat(requests()).containsExactly(
                new InputRequest.SudoPassword("s1", NOW, Optional.of(NOW.plus(Duration.ofMinutes(2))),
                        Optional.empty()),
                new InputRequest.Secret("s2", NOW, Optional.of(NOW.plus(Duration.ofMinutes(5))), "ACME_KEY",
                        "Your key"));
    }

    @Test
    void whatABackendAsksByARequestIsTheSameForPeople() {
        var asked = reading.asked("srq-1", "approval",
                json("{'session_id':'7c1e09ab','request_id':'ap-12','command':'rm','description':'d','choices':['once','deny']}"));
        var again = reading.asked("srq-1", "approval", json("{'command':'rm'}"));

        assertThat(asked)
                .contains(List.of(new GatewayEvent.InputRequested(SESSION, new InputRequest.Approval("srq-1", NOW,
                        Optional.of(NOW.plus(Duration.ofMinutes(5))), "rm", "d", List.of(Choice.ONCE, Choice.DENY)))));
        assertThat(again).contains(List.of());
        assertThat(reading.request("srq-1")).get()
                .returns(OpenRequest.Style.BY_RESPONSE, OpenRequest::style)
                .returns(Optional.of("ap-12"), OpenRequest::backendId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"preview.act", "terminal.read", "tour", "vault.unlock_prompt", "something.new" })
    void whatNobodyHereCanAnswerIsNotAskedFor(String method) {
        assertThat(reading.asked("srq-1", method, json("{}"))).isEmpty();
    }

    @Test
    void aBackendThatAsksByRequestsSaysItselfWhenOneIsOver() {
        reading.asked("srq-1", "approval", json("{'command':'rm'}"));

        happens("request.cancel", "{'id':'srq-9','method':'approval','reason':'timeout'}");
        assertThat(reading.requests()).hasSize(1);
        happens("request.cancel", "{'id':'srq-1','method':'approval','reason':'timeout'}");

        assertThat(events).containsExactly(new GatewayEvent.InputWithdrawn(SESSION, "srq-1", "timeout"));
        assertThat(reading.requests()).isEmpty();
    }

    @Test
    void aToolThatNobodyAllowedInTimeTellsThatItsRequestIsExpired() {
        happens("message.start", "{}");
        happens("tool.start", "{'tool_id':'1','name':'terminal','context':'rm -rf build'}");
        happens("approval.request", "{'command':'rm -rf build'}");
        var request = reading.requests().getFirst().id();

        happens("tool.complete", "{'tool_id':'1','name':'terminal','result':{'output':'','exit_code':-1,"
                + "'error':'BLOCKED: Command timed out. Do NOT retry this command.','status':'blocked'}}");

        assertThat(events).contains(new GatewayEvent.InputWithdrawn(SESSION, request, "timeout"));
    }

    @Test
    void whatAnotherClientHasAnsweredIsOverWithItsTool() {
        happens("message.start", "{}");
        happens("tool.start", "{'tool_id':'1','name':'terminal','context':'rm -rf build'}");
        happens("tool.start", "{'tool_id':'2','name':'terminal','context':'ls'}");
        reading.asked("srq-1", "approval", json("{'command':'rm -rf build'}"));
        happens("tool.complete", "{'tool_id':'2','name':'terminal'}");
        assertThat(reading.requests()).hasSize(1);

        happens("tool.complete", "{'tool_id':'1','name':'terminal'}");

        assertThat(reading.requests()).isEmpty();
        assertThat(events).contains(new GatewayEvent.InputWithdrawn(SESSION, "srq-1", "resolved"));
    }

    @Test
    void aRequestThatExpiredIsTakenBack() {
        happens("clarify.request", "{'request_id':'c1','question':'Which?','choices':null}");
        happens("clarify.expire", "{'request_id':'c1'}");
        happens("clarify.expire", "{'request_id':'c1'}");

        assertThat(story()).containsExactly("asks Which? []", "no longer asks: timeout");
    }

    @Test
    void theEndOfAnotherToolTakesNothingBack() {
        happens("message.start", "{}");
        happens("tool.start", "{'tool_id':'1','name':'terminal','context':'sleep 1'}");
        happens("tool.start", "{'tool_id':'2','name':'terminal','context':'rm -rf build'}");
        happens("approval.request", "{'command':'rm -rf build','description':'d'}");

        happens("tool.complete", "{'tool_id':'1','name':'terminal','result':{}}");
        assertThat(reading.requests()).hasSize(1);

        happens("tool.complete", "{'tool_id':'2','name':'terminal','result':{}}");
        assertThat(reading.requests()).isEmpty();
    }

    @Test
    void whereTheAskingToolIsNotKnownTheRequestLastsAsLongAsAnyTool() {
        happens("message.start", "{}");
        happens("tool.start", "{'tool_id':'1','name':'terminal','context':'Running a + 1 command'}");
        happens("tool.start", "{'tool_id':'2','name':'terminal','context':'Running b + 1 command'}");
        happens("approval.request", "{'command':'rm -rf build'}");

        happens("tool.complete", "{'tool_id':'2','name':'terminal'}");
        assertThat(reading.requests()).hasSize(1);

        happens("tool.complete", "{'tool_id':'1','name':'terminal'}");
        assertThat(reading.requests()).isEmpty();
    }

    @Test
    void aQuestionBelongsToTheToolThatAsksQuestions() {
        happens("message.start", "{}");
        happens("tool.start", "{'tool_id':'1','name':'terminal','context':'make'}");
        happens("tool.start", "{'tool_id':'2','name':'clarify','context':'Asking something'}");
        happens("clarify.request", "{'request_id':'c1','question':'Which?','choices':null}");

        happens("tool.complete", "{'tool_id':'1','name':'terminal'}");
        assertThat(reading.requests()).hasSize(1);

        happens("tool.complete", "{'name':'clarify'}");
        assertThat(reading.requests()).isEmpty();
    }

    @Test
    void whatASubagentAsksOutlivesTheTurnThatSentIt() {
        happens("message.start", "{}");
        happens("subagent.start", "{'subagent_id':'sa-1','goal':'g'}");
        happens("approval.request", "{'command':'rm -rf build'}");
        happens("message.complete", "{'text':'Sent.','status':'complete'}");
        happens("session.info", "{'running':false}");
        assertThat(reading.requests()).hasSize(1);

        happens("subagent.complete", "{'subagent_id':'sa-1','goal':'g','status':'completed'}");

        assertThat(reading.requests()).isEmpty();
        assertThat(story()).contains("no longer asks: resolved");
    }

    @Test
    void theEndOfATurnTakesBackWhatItAsked() {
        happens("message.start", "{}");
        happens("sudo.request", "{'request_id':'s1'}");
        happens("message.complete", "{'text':null,'status':'interrupted'}");

        assertThat(story()).containsExactly("begins", "asks for a password", "no longer asks: interrupted",
                "ends interrupted");
    }

    @Test
    void whatWasAnsweredIsNotTakenBack() {
        happens("message.start", "{}");
        happens("sudo.request", "{'request_id':'s1'}");
        reading.answered("s1");
        happens("message.complete", "{'text':'ok','status':'complete'}");

        assertThat(story()).noneMatch(line -> line.startsWith("no longer asks"));
    }

    @Test
    void aRunningTurnIsFoundAgain() {
        var snapshot = reading.stands(json("""
                {'session_id':'7c1e09ab','resumed':'20260604_101500_a1b2c3','session_key':'20260604_104210_d0d0d0',
                 'messages':[],'running':true,'status':'streaming','turn_started_at':1780568102.4,
                 'inflight':{'user':'Delete','assistant':'I will remove ','streaming':true}}"""));

        assertThat(snapshot.session()).isEqualTo(ROTATED);
        assertThat(snapshot.running()).isTrue();
        assertThat(snapshot.inflight()).contains(new Inflight("Delete", "I will remove ", List.of()));
        assertThat(snapshot.turnStartedAt()).contains(Instant.ofEpochMilli(1_780_568_102_400L));
        happens("reasoning.available", "{'text':'I will remove '}");
        happens("message.complete", "{'text':'I will remove it.','status':'complete'}");
        happens("session.info", "{'running':false}");
        assertThat(story()).containsExactly("ends complete: I will remove it.", "is free");
    }

    @Test
    void whatWasHandedToARunningTurnAndWhatWaitsBehindItIsFound() {
        var snapshot = reading.stands(json("""
                {'session_id':'7c1e09ab','session_key':'20260604_101500_a1b2c3','running':true,'status':'working',
                 'inflight':{'user':'Delete','assistant':'','streaming':true,'corrections':['Not the docs','  ',7]},
                 'queued':{'user':'And then rest'}}"""));

        assertThat(snapshot.inflight()).contains(new Inflight("Delete", "", List.of("Not the docs")));
        assertThat(snapshot.queued()).contains("And then rest");
    }

    @Test
    void whatIsLeftOfAFailedTurnDoesNotRun() {
        var snapshot = reading.stands(json(
                "{'running':false,'status':'idle','inflight':{'user':'Delete','assistant':'I will','error':'boom'}}"));

        assertThat(snapshot.inflight()).isEmpty();
        assertThat(snapshot.running()).isFalse();
    }

    @Test
    void anOldBackendThatWaitsWaitsForWhatIsRemembered() {
        happens("message.start", "{}");
        happens("clarify.request", "{'request_id':'c1','question':'Which?','choices':null}");

        var known = reading.stands(json("{'running':true,'status':'waiting'}"));
        var unknown = new EventReading(SESSION, InstantSource.fixed(NOW), true)
                .stands(json("{'running':true,'status':'waiting'}"));
        var over = reading.stands(json("{'running':true,'status':'working'}"));

        assertThat(known.requests()).extracting(InputRequest::id).containsExactly("c1");
        assertThat(known.waiting()).isFalse();
        assertThat(unknown.waiting()).isTrue();
        assertThat(over.requests()).isEmpty();
        assertThat(over.waiting()).isFalse();
    }

    @Test
    void anOldBackendDoesNotSayThatItWaitsForAnApproval() {
        happens("message.start", "{}");
        happens("approval.request", "{'command':'rm -rf build','description':'recursive delete'}");
        happens("clarify.request", "{'request_id':'c1','question':'Which?','choices':null}");

        var running = reading.stands(json("{'running':true,'status':'working'}"));
        var over = reading.stands(json("{'running':false,'status':'idle'}"));

        assertThat(running.requests()).singleElement().isInstanceOf(InputRequest.Approval.class);
        assertThat(over.requests()).isEmpty();
    }

    @Test
    void aNewBackendRepeatsWhatItWaitsFor() {
        reading.asked("srq-0", "sudo", json("{}"));

        var snapshot = reading.stands(
                json("""
                        {'running':true,'status':'waiting','open_requests':[{'id':'srq-1','method':'clarify','params':
                         {'questions':[{'qid':'q','question':'Which?','choices':null}]}},{'id':'srq-2','method':'tour'},5]}"""));

        assertThat(snapshot.requests()).extracting(InputRequest::id).containsExactly("srq-1");
        assertThat(snapshot.waiting()).isFalse();
        assertThat(reading.request("srq-0")).isEmpty();
    }

    @Test
    void aPendingApprovalIsOneRequest() {
        var snapshot = reading
                .stands(json("{'status':'waiting','pending_approval':{'command':'rm','request_id':'ap-1'}}"));

        assertThat(snapshot.requests()).extracting(InputRequest::id).containsExactly("ap-1");
    }

    @Test
    void aSessionThatWasLetGoIsGone() {
        happens("session.reclaimed", "{'session_id':'7c1e09ab','reason':'idle_timeout'}");

        assertThat(story()).containsExactly("is gone: The agent let go of it: idle timeout");
    }

    @Test
    void wordsBesideTheConversationAreNoticed() {
        happens("status.update", "{'kind':'status','text':'ready'}");
        happens("status.update", "{'kind':'lifecycle','text':'Compacting context…'}");
        happens("review.summary", "{'text':'Remembered one thing'}");
        happens("notification.show", "{'text':'Credits are low','level':'warning'}");
        happens("background.complete", "{'task_id':'bg_1','text':'done'}");
        happens("message.interim", "{'text':'Looking.','already_streamed':true}");

        assertThat(story()).containsExactly("ready: ready", "compacting: Compacting context…",
                "notices review: Remembered one thing", "notices warning: Credits are low", "notices background: done",
                "remarks Looking.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"skin.changed", "moa.step", "pet.info", "terminal.read.request", "tip.show", "", "a.b.c",
            ".request" })
    void whatIsNotKnownSaysNothing(String type) {
        happens(type, "{'text':'x','request_id':'r'}");

        assertThat(events).isEmpty();
    }

    @Test
    void strangePayloadsBreakNothing() {
        var types = List.of("message.start", "message.delta", "message.interim", "message.complete", "reasoning.delta",
                "reasoning.available", "error", "session.info", "session.usage", "session.title", "session.reclaimed",
                "tool.generating", "tool.start", "tool.progress", "tool.complete", "request.cancel", "clarify.request",
                "approval.request", "sudo.request", "secret.request", "clarify.expire", "subagent.start",
                "subagent.complete", "status.update", "notice", "notification.show");
        var keys = List.of("text", "usage", "status", "error", "error_surface", "session_id", "title", "tool_id",
                "name",
                "args", "result", "todos", "duration_s", "questions", "choices", "request_id", "command", "running",
                "stored_session_id", "subagent_id", "child_session_id", "kind", "id", "inline_diff");
        var values = List.of("null", "true", "5", "-1e300", "'x'", "''", "[]", "[1,null,{}]", "{}", "{'a':{'b':[]}}",
                "'\\u0000\\u202e\\ud83c'", "99999999999999999999999");
        var chance = new Random(20_261_123);

        for (var attempt = 0; attempt < 5000; attempt++) {
            var payload = new StringBuilder("{'z':0");
            for (var key = chance.nextInt(5); key > 0; key--) {
                payload.append(",'").append(any(keys, chance)).append("':").append(any(values, chance));
            }
            happens(any(types, chance), payload.append('}').toString());
        }

        assertThat(events).isNotEmpty().allSatisfy(event -> assertThat(event.session()).isEqualTo(SESSION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'usage':{'total':120,'context_used':50,'context_max':1000}}",
            "{'total':120,'context_used':50,'context_max':1000}" })
    void theUsageOfARunningTurnIsKnown(String payload) {
        happens("session.usage", payload);

        assertThat(lastFacts().usage().orElseThrow().contextUsed()).isEqualTo(50);
        assertThat(lastFacts().usage().orElseThrow().total()).isEqualTo(120);
    }

    @Test
    void whatFailsBesideATurnDoesNotEndItAtANewerBackend() {
        happens("session.info", "{'desktop_contract':8,'running':false}");
        happens("message.start", "{}");
        happens("error", "{'message':'model switch failed: no such model'}");
        happens("message.delta", "{'text':'On it.'}");
        happens("message.complete", "{'text':'On it.','status':'complete'}");

        assertThat(story()).containsExactly("begins", "error: The agent failed: model switch failed: no such model",
                "says On it.", "ends complete: On it.");
    }

    @Test
    void whatIsStoppedWhileItsAgentIsBuiltLeavesTheSessionFree() {
        happens("session.info", "{'desktop_contract':8,'running':true}");
        happens("error", "{'message':'Turn cancelled before the agent was ready'}");

        assertThat(story()).containsExactly("fails: It was stopped before the agent was ready.", "is free");
    }

    @Test
    void whatFailsBeforeATurnBeginsLeavesTheSessionFree() {
        happens("session.info", "{'desktop_contract':8,'running':false}");
        happens("error", "{'message':'agent init failed: boom'}");

        assertThat(story()).hasSize(2).last().isEqualTo("is free");
    }

    @Test
    void aToolThatPassesCallsOnIsToldByWhatItCalls() {
        happens("message.start", "{}");
        happens("tool.start", "{'tool_id':'1','name':'tool_call','context':'x',"
                + "'labels':[{'text':'Search mail in Gmail','name':'gmail.search'}]}");

        assertThat(story()).contains("runs tool_call: Search mail in Gmail");
    }

    @Test
    void aListOfTasksIsToldWhole() {
        happens("message.start", "{}");
        happens("todo.updated", "{'todos':[{'id':'1','content':'Look','status':'pending'}],'revision':2}");
        happens("todo.updated", "{'todos':[],'revision':3}");

        assertThat(story()).containsExactly("begins",
                "tasks [{\"id\":\"1\",\"content\":\"Look\",\"status\":\"pending\"}]", "tasks ");
    }

    @Test
    void whatARunningTurnHasToDoIsKnownWhenItIsFound() {
        var found = reading.stands(json("{'session_id':'7c1e09ab','running':true,'info':{},"
                + "'todo_state':{'todos':[{'content':'Look','status':'pending'}],'revision':1}}"));

        assertThat(found.todos()).contains("Look");
    }

    @Test
    void aQuestionThatIsOpenIsKnownWhenTheSessionIsFound() {
        var found = reading.stands(json("{'session_id':'7c1e09ab','running':true,'status':'waiting','info':{},"
                + "'pending_clarify':{'request_id':'ab12cd34','question':'Which?','choices':['A','B']}}"));

        assertThat(found.waiting()).isFalse();
        assertThat(((InputRequest.Clarification) found.requests().getFirst()).questions().getFirst().choices())
                .containsExactly("A", "B");
    }

    private static String any(List<String> some, Random chance) {
        return some.get(chance.nextInt(some.size()));
    }

    private void happens(String type, String payload) {
        events.addAll(reading.read(new RpcEvent(type, Optional.of("7c1e09ab"), json(payload), OptionalLong.empty())));
    }

    private List<String> story() {
        return Story.of(events);
    }

    private List<InputRequest> requests() {
        return events.stream().filter(GatewayEvent.InputRequested.class::isInstance)
                .map(event -> ((GatewayEvent.InputRequested) event).request()).toList();
    }

    private SessionFacts lastFacts() {
        return events.stream().filter(GatewayEvent.FactsChanged.class::isInstance)
                .map(event -> ((GatewayEvent.FactsChanged) event).facts()).reduce((_, last) -> last).orElseThrow();
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
