package dev.talaria;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.dom.Style;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.VaadinSession;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// Who may use whom. What the `package-info.java` files allow is checked by the modules; the rest is said here.
class BoundariesTest {
    private static final String ROOT = "dev.talaria";
    private static final JavaClasses CODE = new ClassFileImporter().withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final JavaClasses TESTS = new ClassFileImporter().withImportOption(Predefined.ONLY_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void modulesUseOnlyWhatTheyMay() {
        var modules = ApplicationModules.of(TalariaApplication.class);

        // an empty model would verify happily
        assertThat(modules).hasSize(9);
        modules.verify();
    }

    @Test
    void aFeatureDoesNotKnowItsScreens() {
        noClasses().that().resideOutsideOfPackages("..ui..", ROOT)
                .should().dependOnClassesThat().resideInAPackage(ROOT + "..ui..")
                .because("screens use features, not the other way round").check(CODE);
    }

    @Test
    void onlyScreensKnowVaadin() {
        noClasses().that().resideOutsideOfPackages("..ui..", ROOT)
                .should().dependOnClassesThat().resideInAPackage("com.vaadin..")
                .because("what a feature decides is tested without a screen").check(CODE);
    }

    @Test
    void onlyWhoReadsTheFilesKnowsJooq() {
        noClasses().that()
                .resideOutsideOfPackages(ROOT + ".sessions.statedb..", ROOT + ".team..", ROOT + ".sample..",
                        ROOT + ".gateway.embedded..")
                .should().dependOnClassesThat().resideInAPackage("org.jooq..")
                .because("rows become records where they are read").check(CODE);
    }

    @Test
    void aScreenIsNobodysLibrary() {
        classes().that().resideInAPackage("..ui..").and().resideOutsideOfPackage(ROOT + ".shared..")
                .and().areTopLevelClasses().and().areNotAssignableTo(AppShellConfigurator.class)
                .and().doNotHaveSimpleName("package-info")
                .should().notBePublic()
                .because("a module is used through its services, never through its screens").check(CODE);
    }

    @Test
    void onlyTheSharedPartsReachIntoAnotherThreadsScreen() {
        noClasses().that().resideOutsideOfPackage(ROOT + ".shared.ui..")
                .should().callMethod(UI.class, "access", Command.class)
                .orShould().callMethod(UI.class, "accessSynchronously", Command.class)
                .orShould().callMethod(UI.class, "getCurrent")
                .orShould().callMethod(VaadinSession.class, "getCurrent")
                .because("following and leaving are subtle, and written once").check(CODE);
    }

    @Test
    void looksAreWrittenInCss() {
        noClasses().that().resideOutsideOfPackage(ROOT + ".shared.ui..")
                .should().callMethod(Style.class, "set", String.class, String.class)
                .because("a class name and a token follow the theme, a style in Java does not").check(CODE);
    }

    @Test
    void whatAClassNeedsItIsGiven() {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(CODE);
    }

    @Test
    void whatHappensIsLogged() {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CODE);
    }

    @Test
    void threadsComeFromNamedPools() {
        noClasses().should().callConstructorWhere(
                target(
                        owner(
                                assignableTo(Thread.class))))
                .because("a pool is bounded and has a name").check(CODE);
    }

    @Test
    void everyPackageSaysThatNothingIsNull() {
        classes().that().resideOutsideOfPackage(ROOT + ".team.db..")
                .should(new ArchCondition<>("live in a null-marked package") {
                    @Override
                    public void check(JavaClass type,
                            ConditionEvents events) {
                        events.add(new SimpleConditionEvent(type,
                                type.getPackage().isAnnotatedWith(NullMarked.class), type.getName()));
                    }
                }).check(CODE);
    }

    @Test
    void testsWaitForWhatTheyExpectAndUseTheRealThing() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class)
                .orShould().callMethod(Thread.class, "sleep", Duration.class)
                .orShould().dependOnClassesThat().resideInAPackage("org.mockito..")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("org.junit.Test")
                .because("a test that sleeps is slow or wrong, and a mock agrees with whoever wrote it").check(TESTS);
    }
}
