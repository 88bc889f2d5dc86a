package org.trackconsole.build;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The rooms of {@code src/docs/architecture.md} and the directions in which they may know each other. */
class ArchitectureTest {
    private static final String ROOT = "org.trackconsole.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.trackconsole");

    @Test
    void roomsKnowEachOtherInOneDirectionOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("app")
                .definedBy(ROOT + "app..", "org.trackconsole")
                .layer("shell")
                .definedBy(ROOT + "ui.shell..")
                .layer("screens")
                .definedBy(screens())
                .layer("port")
                .definedBy(ROOT + "ui.port..")
                .layer("fx")
                .definedBy(ROOT + "fx..")
                .layer("service")
                .definedBy(ROOT + "service..")
                .layer("store")
                .definedBy(ROOT + "store..")
                .layer("client")
                .definedBy(ROOT + "client..")
                .layer("server")
                .definedBy(ROOT + "server..")
                .layer("settings")
                .definedBy(ROOT + "settings..")
                .layer("json")
                .definedBy(ROOT + "json..")
                .layer("text")
                .definedBy(ROOT + "text..")
                .layer("model")
                .definedBy(ROOT + "model..")
                .whereLayer("app")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("shell")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("screens")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("port")
                .mayOnlyBeAccessedByLayers("app", "shell", "screens")
                .whereLayer("fx")
                .mayOnlyBeAccessedByLayers("app", "shell", "screens", "port")
                .whereLayer("service")
                .mayOnlyBeAccessedByLayers("app", "shell", "screens", "port")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("app", "service", "screens")
                .whereLayer("client")
                .mayOnlyBeAccessedByLayers("app", "service", "screens")
                .whereLayer("server")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("settings")
                .mayOnlyBeAccessedByLayers("app", "service", "screens", "shell")
                .whereLayer("json")
                .mayOnlyBeAccessedByLayers(
                        "app", "screens", "fx", "service", "store", "client", "server", "settings", "text")
                .check(CLASSES);
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("org.trackconsole.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void screensDoNotKnowEachOther() {
        slices().matching("org.trackconsole.ui.(*)..")
                .that(DescribedPredicate.describe(
                        "are screens", slice -> !Set.of("port", "shell", "part").contains(slice.getNamePart(1))))
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void javaFxStaysAboveTheServices() {
        noClasses()
                .that(resideInAnyPackage(
                        below("service", "store", "client", "server", "settings", "json", "text", "model")))
                .should()
                .dependOnClassesThat(resideInAPackage("javafx.."))
                .check(CLASSES);
    }

    @Test
    void theCommandLineLoadsNoJavaFx() {
        noClasses()
                .that(resideInAPackage(ROOT + "app.cli.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("javafx..", ROOT + "fx..", ROOT + "ui.."))
                .check(CLASSES);
    }

    @Test
    void threadsBeginInFewPlaces() {
        noClasses()
                .that(DescribedPredicate.not(mayStartThreads()))
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "starts threads",
                        access -> access.getTargetOwner().isEquivalentTo(Executors.class)
                                || (access.getTargetOwner().isEquivalentTo(Thread.class)
                                        && List.of("<init>", "ofVirtual", "ofPlatform", "startVirtualThread")
                                                .contains(access.getName()))
                                || (access.getTargetOwner().getName().equals("javafx.application.Platform")
                                        && access.getName().equals("runLater"))))
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineWritesToTheConsole() {
        noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(ROOT + "app.cli..", "org.trackconsole")))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void nobodyPrintsStackTraces() {
        noClasses()
                .should()
                .callMethod(Throwable.class, "printStackTrace")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace", PrintStream.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace", PrintWriter.class)
                .check(CLASSES);
    }

    @Test
    void nothingStaticChanges() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat(resideInAPackage("org.trackconsole.."))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)(\\$.*)?")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> mayStartThreads() {
        return DescribedPredicate.describe("may start threads", type -> {
            String name = type.getName();
            return name.startsWith(ROOT + "server.")
                    || name.startsWith(ROOT + "fx.ThreadedFxWork")
                    || name.startsWith(ROOT + "store.Lane")
                    || name.startsWith(ROOT + "app.Wiring")
                    || name.startsWith(ROOT + "app.DesktopStart")
                    || name.startsWith(ROOT + "app.cli.SlowStart")
                    || name.startsWith(ROOT + "app.MainWindow");
        });
    }

    private static String[] screens() {
        return below(
                "ui.sources",
                "ui.compose",
                "ui.history",
                "ui.live",
                "ui.profiles",
                "ui.servers",
                "ui.settings",
                "ui.part");
    }

    private static String[] below(String... rooms) {
        return List.of(rooms).stream().map(room -> ROOT + room + "..").toArray(String[]::new);
    }
}
