package dev.talaria.gateway.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.talaria.gateway.Gateway.Rest;
import dev.talaria.gateway.Gateway.TakenBack;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Submission;
import dev.talaria.shared.StoredId;

class UpkeepTest extends HermesTest {
    private static final StoredId ROOT = new StoredId("20260601_080000_abcdef");
    private static final StoredId TIP = new StoredId("20260601_080500_abcdef");

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8 })
    void aLiveSessionIsRenamed(int contract) {
        speaks(contract);
        var session = begin();
        turn(session, "hello");

        done(gateway.rename(session, "Garden"));

        assertThat(hermes.titleOf(session.value())).isEqualTo("Garden");
        heard.await(GatewayEvent.Renamed.class);
        assertThat(heard.all(GatewayEvent.Renamed.class)).singleElement().returns("Garden",
                GatewayEvent.Renamed::title);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8 })
    void aStoredSessionIsRenamedWithoutOpeningIt(int contract) {
        speaks(contract);
        hermes.stored(ROOT.value(), "hi", "hello");

        done(gateway.rename(ROOT, "Garden"));
        assertThat(hermes.titleOf(ROOT.value())).isEqualTo("Garden");
        done(gateway.rename(ROOT, ""));

        assertThat(hermes.titleOf(ROOT.value())).isEmpty();
        assertThat(calls("session.resume")).isEmpty();
    }

    @Test
    void aTakenTitleIsRefusedInPlainWords() {
        hermes.stored(ROOT.value(), "hi", "hello");
        done(gateway.rename(ROOT, "Garden"));
        hermes.stored(TIP.value(), "hi", "hello");
        var live = begin();
        turn(live, "hello");

        assertThat(refused(gateway.rename(TIP, "Garden"), Refusal.INVALID).words())
                .isEqualTo("Another session of this profile has this title already.");
        assertThat(refused(gateway.rename(live, "Garden"), Refusal.INVALID).words())
                .isEqualTo("Another session of this profile has this title already.");
    }

    @Test
    void aWholeLineageIsArchived() {
        hermes.stored(ROOT.value(), "hi", "hello");
        hermes.continued(ROOT.value(), TIP.value());

        done(gateway.archive(List.of(ROOT, TIP), true));

        assertThat(hermes.isArchived(ROOT.value())).isTrue();
        assertThat(hermes.isArchived(TIP.value())).isTrue();
    }

    @Test
    void aWholeLineageIsDeletedAndItsLiveHalfClosedFirst() {
        hermes.stored(ROOT.value(), "hi", "hello");
        hermes.continued(ROOT.value(), TIP.value());
        done(gateway.attach(TIP));

        done(gateway.delete(List.of(ROOT, TIP)));

        assertThat(hermes.isStored(ROOT.value())).isFalse();
        assertThat(hermes.isStored(TIP.value())).isFalse();
        assertThat(calls("session.close")).hasSize(1);
        refused(gateway.submit(TIP, Submission.of("hello?")), Refusal.GONE);
    }

    @Test
    void closingEndsTheLiveHalfOnly() {
        hermes.stored(ROOT.value(), "hi", "hello");
        done(gateway.attach(ROOT));

        done(gateway.close(ROOT));
        done(gateway.close(ROOT));

        assertThat(calls("session.close")).hasSize(1);
        assertThat(hermes.isStored(ROOT.value())).isTrue();
        turn(ROOT, "again");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8 })
    void aBranchIsASessionOfItsOwn(int contract) {
        speaks(contract);
        hermes.stored(ROOT.value(), "hi", "hello");

        var branch = done(gateway.branch(ROOT, Optional.of("Another way"), Optional.empty()));

        assertThat(branch).isNotEqualTo(ROOT);
        turn(branch, "from here");
        assertThat(heard.all(GatewayEvent.Freed.class)).singleElement().returns(branch, GatewayEvent.Freed::session);
        assertThat(hermes.messages(ROOT.value())).containsExactly("hi", "hello");
        assertThat(calls("session.resume")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8 })
    void aBranchFromTheMiddleLeavesTheRestBehindAndTheOtherSessionAsItWas(int contract) {
        speaks(contract);
        hermes.stored(ROOT.value(), "one", "first", "two", "second", "three", "third");

        var branch = done(gateway.branch(ROOT, Optional.empty(), Optional.of(new Rest(3, 2))));

        assertThat(hermes.messages(branch.value())).containsExactly("one", "first");
        assertThat(hermes.messages(ROOT.value())).hasSize(6);
    }

    @Test
    void aBranchThatCannotBeShortenedIsNotLeftBehind() {
        hermes.behaviour().forgetsCommands = true;
        hermes.stored(ROOT.value(), "one", "first", "two", "second");

        assertThat(refused(gateway.branch(ROOT, Optional.empty(), Optional.of(new Rest(3, 1))), Refusal.UNSUPPORTED)
                .words()).contains("only at the end");

        var parent = calls("session.branch").getFirst().params().path("session_id").asString();
        assertThat(hermes.isStored("20260601_110000_" + parent.substring(0, 6))).isFalse();
        assertThat(hermes.messages(ROOT.value())).hasSize(4);
    }

    @Test
    void theMiddleOfASessionIsNoPlaceToBranchFromWhileATurnRuns() {
        var session = begin();
        done(gateway.submit(session, Submission.of("[say working][hold]")));
        heard.await(GatewayEvent.TextGrew.class);

        refused(gateway.branch(session, Optional.empty(), Optional.of(new Rest(3, 1))), Refusal.BUSY);

        assertThat(calls("session.branch")).isEmpty();
        hermes.release();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8 })
    void aBranchWhoseNameIsTakenIsRefusedInPlainWords(int contract) {
        speaks(contract);
        hermes.stored(TIP.value(), "hi", "hello");
        done(gateway.rename(TIP, "Garden"));
        hermes.stored(ROOT.value(), "hi", "hello");

        assertThat(refused(gateway.branch(ROOT, Optional.of("Garden"), Optional.empty()), Refusal.INVALID).words())
                .isEqualTo("Another session of this profile has this title already.");
    }

    @Test
    void aCompressionThatGoesOnIsNotToldAsDone() {
        hermes.behaviour().compressesLater = true;
        hermes.stored(ROOT.value(), "hi", "hello");

        var compressed = done(gateway.compress(ROOT, Optional.empty()));

        assertThat(compressed.headline()).startsWith("The compression goes on in the background.");
        assertThat(compressed.tokens()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8 })
    void aCompressionIsToldInTheBackendsWords(int contract) {
        speaks(contract);
        hermes.stored(ROOT.value(), "hi", "hello");

        var compressed = done(gateway.compress(ROOT, Optional.of("plants")));

        assertThat(compressed.nothingToDo()).isFalse();
        assertThat(compressed.headline()).isEqualTo("Compressed: 6 → 2 messages");
        assertThat(calls("session.compress").getFirst().params().path("focus_topic").asString()).isEqualTo("plants");
        if (contract == 1) {
            heard.await(GatewayEvent.Rotated.class);
        }
    }

    @Test
    void whatNeedsAFreeSessionIsBusyWhileATurnRuns() {
        var session = begin();
        done(gateway.submit(session, Submission.of("[say working][hold]")));
        heard.await(GatewayEvent.TextGrew.class);

        refused(gateway.compress(session, Optional.empty()), Refusal.BUSY);
        refused(gateway.undo(session), Refusal.BUSY);

        hermes.release();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8 })
    void theLastPromptIsTakenBackWhereItIsStored(int contract) {
        speaks(contract);
        hermes.stored(ROOT.value(), "hi", "hello", "more", "less");

        assertThat(done(gateway.undo(ROOT))).isEqualTo(new TakenBack(2, "more"));

        assertThat(hermes.messages(ROOT.value())).containsExactly("hi", "hello");
        assertThat(calls("session.undo")).isEmpty();
    }

    @Test
    void whatABackendToldItsModelIsNotTheLastPrompt() {
        speaks(4);
        var remark = "[System: The active model for this chat has changed to fake-large.]";
        hermes.stored(ROOT.value(), "hi", "hello", "more", "less", remark, "", remark, "");

        assertThat(done(gateway.undo(ROOT))).returns("more", TakenBack::prompt);

        assertThat(hermes.messages(ROOT.value())).containsExactly("hi", "hello");
    }

    @Test
    void onlyWhatABackendToldItsModelIsTakenBackWhereNothingElseIsThere() {
        speaks(4);
        hermes.stored(ROOT.value(), "[System: The active model for this chat has changed to fake-large.]", "");

        assertThat(done(gateway.undo(ROOT)).messages()).isPositive();
    }

    @Test
    void whereNothingIsStoredWhatIsLiveIsTakenBack() {
        hermes.behaviour().forgetsCommands = true;
        hermes.stored(ROOT.value(), "hi", "hello");

        assertThat(done(gateway.undo(ROOT))).isEqualTo(new TakenBack(2, ""));
    }
}
