package dev.talaria.gateway.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.talaria.fake.ScriptedHermes.Call;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.NewSession;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.SessionFacts;
import dev.talaria.gateway.SessionSetting;
import dev.talaria.gateway.SettingOutcome;

class SettingsTest extends HermesTest {
    private static final NewSession WISHES = new NewSession(Optional.of("/srv/garden"),
            Optional.of(new SessionSetting.Model("scripted-large", "scripted", false)), Optional.of("high"),
            Optional.empty());

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8 })
    void aSessionBeginsAsItIsWanted(int contract) {
        speaks(contract);

        var session = done(gateway.create(WISHES)).session();
        turn(session, "hello");

        var facts = heard.all(GatewayEvent.FactsChanged.class).stream().map(GatewayEvent.FactsChanged::facts)
                .reduce(SessionFacts.NONE, SessionFacts::with);
        assertThat(facts.model()).contains("scripted-large");
        assertThat(facts.folder()).contains("/srv/garden");
    }

    @Test
    void anOldBackendIsToldAfterwardsWhatIsWantedButNothingThatMeansAll() {
        done(gateway.create(new NewSession(WISHES.folder(), WISHES.model(), WISHES.effort(), Optional.of(true))));

        assertThat(calls("config.set").stream().map(Call::params).map(params -> params.path("key").asString()))
                .containsExactly("model");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8 })
    void everythingThatCanBeSetIsSet(int contract) {
        speaks(contract);
        var session = begin();

        done(gateway.change(session, new SessionSetting.Model("scripted-large", "", false)));
        done(gateway.change(session, new SessionSetting.Effort("low")));
        done(gateway.change(session, new SessionSetting.Approvals(true)));
        done(gateway.change(session, new SessionSetting.Personality("")));
        done(gateway.change(session, new SessionSetting.Folder("/srv/other")));

        heard.await("everything is told", () -> heard.all(GatewayEvent.FactsChanged.class).stream()
                .map(GatewayEvent.FactsChanged::facts).reduce(SessionFacts.NONE, SessionFacts::with)
                .folder().equals(Optional.of("/srv/other")));
        assertThat(calls("config.set").stream().map(call -> call.params().path("value").asString()))
                .containsExactly(contract == 1 ? "scripted-large" : "scripted-large --session", "low", "1", "none");
    }

    @Test
    void nothingIsSetForEverybodyWhereTheBackendHasLetGoOfTheSession() {
        hermes.stored("20260601_080000_abcdef", "hi", "hello");
        var session = id("20260601_080000_abcdef");
        done(gateway.attach(session));
        hermes.reap();

        done(gateway.change(session, new SessionSetting.Approvals(true)));

        assertThat(calls("session.resume")).hasSize(2);
        assertThat(calls("config.set")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8 })
    void whatNewSessionsBeginWithIsSaid(int contract) {
        speaks(contract);
        var session = begin();

        assertThat(done(gateway.change(session, new SessionSetting.Personality("gardener"))))
                .isInstanceOfSatisfying(SettingOutcome.Changed.class,
                        changed -> assertThat(changed.warning()).hasValueSatisfying(
                                warning -> assertThat(warning).contains("new sessions")));
    }

    @Test
    void anExpensiveModelIsConfirmedFirst() {
        speaks(8);
        hermes.behaviour().confirmsModels = true;
        var session = begin();

        assertThat(done(gateway.change(session, new SessionSetting.Model("scripted-large", "", false))))
                .isEqualTo(new SettingOutcome.ConfirmFirst("This one is expensive."));

        assertThat(done(gateway.change(session, new SessionSetting.Model("scripted-large", "", true))))
                .isInstanceOf(SettingOutcome.Changed.class);
    }

    @Test
    void aModelsNameCannotSmuggleAnOption() {
        var session = begin();

        refused(gateway.change(session, new SessionSetting.Model("scripted-large --global", "", false)),
                Refusal.INVALID);

        assertThat(calls("config.set")).isEmpty();
    }

    @Test
    void whatAModelCannotDoIsSaid() {
        var session = begin();

        assertThat(refused(gateway.change(session, new SessionSetting.Fast(true)), Refusal.UNSUPPORTED).words())
                .isEqualTo("This model has no fast mode.");
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        var session = begin();

        refused(gateway.change(session, new SessionSetting.Folder("/no/such/folder")), Refusal.INVALID);
    }

    @Test
    void whatAnOldBackendKeepsForAllIsSaid() {
        var session = begin();

        assertThat(done(gateway.change(session, new SessionSetting.Effort("low"))))
                .isInstanceOfSatisfying(SettingOutcome.Changed.class,
                        changed -> assertThat(changed.warning()).hasValueSatisfying(
                                warning -> assertThat(warning).contains("whole profile")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8 })
    void modelsAreOfferedWithWhatTheyCanDo(int contract) {
        speaks(contract);

        var choices = done(gateway.models(Optional.empty()));

        assertThat(choices.model()).isEqualTo("scripted-small");
        assertThat(choices.providers().getFirst().models()).anySatisfy(model -> {
            assertThat(model.name()).isEqualTo("scripted-large");
            assertThat(model.fast()).isTrue();
        });
        assertThat(choices.providers().getLast().usable()).isFalse();
        assertThat(choices.providers().getLast().warning()).isEqualTo("no key");
    }

    @Test
    void personalitiesAreTheBuiltInOnesAndTheProfilesOwn() {
        assertThat(done(gateway.personalities())).contains("concise", "gardener").doesNotHaveDuplicates();
    }
}
