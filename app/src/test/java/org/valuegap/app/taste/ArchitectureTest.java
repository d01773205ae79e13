package org.valuegap.app.taste;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Imports run one way: cli, api and subjects to live, to store and wire, to core (ARCHITECTURE.md).
 */
class ArchitectureTest {
  private static final String APP = "org.valuegap.app.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.valuegap");

  @Test
  void coreKnowsOnlyTheLanguageAndItsFourSmallLibraries() {
    check(
        classes()
            .that()
            .resideInAPackage("org.valuegap.core..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "org.valuegap.core..",
                "java.lang..",
                "java.util..",
                "java.io..",
                "java.math..",
                "java.nio..",
                "java.text..",
                "java.time..",
                "org.jspecify.annotations..",
                "org.pcollections..",
                "com.github.difflib..",
                "org.snakeyaml.engine.."));
  }

  @Test
  void coreHasNoClockNoChanceAndNoLog() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.valuegap.core..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .dependOnClassesThat(
                resideInAnyPackage("java.util.logging..", "java.util.random..", "java.time.zone..")
                    .or(
                        named(
                            "java.util.Random", "java.security.SecureRandom", "java.time.Clock"))));
  }

  @Test
  void wireStandsOnCoreOnly() {
    onlyUse("wire");
  }

  @Test
  void storeStandsOnWireAndAccount() {
    onlyUse("store", "wire", "account");
  }

  /** Who people are and what they may do is a vocabulary; sign-in and pages stand on top. */
  @Test
  void accountStandsOnCore() {
    onlyUse("account");
  }

  @Test
  void liveStandsOnStoreWireAndAccount() {
    onlyUse("live", "store", "wire", "account");
  }

  @Test
  void officeStandsOnCoreOnly() {
    onlyUse("office", "wire");
  }

  @Test
  void commandsStandOnOfficeStoreAndCore() {
    onlyUse("cli", "office", "wire", "store");
  }

  @Test
  void commandsStartWithoutSpring() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(APP + "cli..", APP + "office..", APP + "wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.."));
  }

  @Test
  void onlyTheStoreTalksToADatabase() {
    check(
        noClasses()
            .that(not(resideInAPackage(APP + "store..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jooq..", "java.sql..", "javax.sql..", "org.sqlite.."));
  }

  @Test
  void onlyWireWritesAndReadsJson() {
    check(
        noClasses()
            .that(not(resideInAPackage(APP + "wire..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson.."));
  }

  @Test
  void packagesHaveNoCycles() {
    check(slices().matching("org.valuegap.core.(*)..").should().beFreeOfCycles());
    check(slices().matching("org.valuegap.app.(*)..").should().beFreeOfCycles());
  }

  @Test
  void anInterfaceHasMoreThanOneImplementation() {
    check(
        classes()
            .that()
            .resideInAPackage("org.valuegap..")
            .and()
            .areInterfaces()
            .and()
            .areNotAnnotations()
            .should(
                ArchConditions.not(
                    ArchConditions.have(
                        describe(
                            "exactly one implementation",
                            ArchitectureTest::hasOneImplementation)))));
  }

  /** A functional interface is implemented by lambdas, which leave no class. */
  private static boolean hasOneImplementation(JavaClass type) {
    return type.getSubclasses().size() == 1 && !type.isAnnotatedWith(FunctionalInterface.class);
  }

  /** Classes of one package of the app use, of the app's own packages, only these. */
  private static void onlyUse(String name, String... others) {
    var allowed = new String[others.length + 1];
    allowed[0] = APP + name + "..";
    for (int i = 0; i < others.length; i++) {
      allowed[i + 1] = APP + others[i] + "..";
    }
    check(
        noClasses()
            .that()
            .resideInAPackage(APP + name + "..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("org.valuegap.app..").and(not(resideInAnyPackage(allowed)))));
  }

  private static DescribedPredicate<JavaClass> named(String... names) {
    var all = Set.of(names);
    return describe("named " + all, type -> all.contains(type.getName()));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
