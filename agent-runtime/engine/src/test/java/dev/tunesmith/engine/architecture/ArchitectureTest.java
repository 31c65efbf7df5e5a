package dev.tunesmith.engine.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rooms of docs/architecture.md, held against the compiled code. */
class ArchitectureTest {

  private static final String PROJECT = "dev.tunesmith..";

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.tunesmith");

  @ParameterizedTest(name = "{0} may import {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "core        | core",
        "skillfiles  | core skillfiles",
        "json        | core json",
        "database    | core database",
        "proof       | core database proof",
        "advisor     | core database proof advisor",
        "agents      | core json agents",
        "reports     | core json reports"
      })
  void a_room_imports_only_what_its_door_allows(String room, String allowed) {
    String[] packages =
        Arrays.stream(allowed.trim().split(" "))
            .map(each -> "dev.tunesmith." + each + "..")
            .toArray(String[]::new);

    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("dev.tunesmith." + room.trim() + "..")
            .should()
            .dependOnClassesThat(resideInAPackage(PROJECT).and(not(resideInAnyPackage(packages))));

    rule.check(CODE);
  }

  @Test
  void core_knows_nothing_of_the_outside() {
    noClasses()
        .that()
        .resideInAPackage("dev.tunesmith.core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.sql..", "java.net..", "java.nio..", "org.slf4j..")
        .check(CODE);
  }

  @Test
  void jdbc_stays_with_the_database_and_the_proof() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.tunesmith.database..", "dev.tunesmith.proof..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.sql..")
        .check(CODE.that(not(resideInAPackage("dev.tunesmith.testkit.."))));
  }

  @Test
  void langchain_stays_with_the_agents_and_the_door() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.tunesmith.agents..",
            "dev.tunesmith.engine",
            "dev.tunesmith.engine.order",
            "dev.tunesmith.engine.wiring")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.langchain4j..")
        .check(CODE);
  }

  @Test
  void yaml_is_read_in_one_room() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.tunesmith.skillfiles..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.yaml.snakeyaml..")
        .check(CODE);
  }

  @Test
  void nobody_but_the_injected_clock_asks_for_the_time() {
    noClasses()
        .that()
        .resideInAPackage(PROJECT)
        .should()
        .callMethod(Instant.class, "now")
        .check(CODE);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"core", "engine", "cli"})
  void packages_of_a_room_form_no_cycle(String room) {
    slices()
        .matching("dev.tunesmith.(**)")
        .should()
        .beFreeOfCycles()
        .check(CODE.that(resideInAPackage("dev.tunesmith." + room + "..")));
  }

  @Test
  void the_promised_values_of_the_engine_know_nothing_above_them() {
    noClasses()
        .that()
        .resideInAPackage("dev.tunesmith.engine.order")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.tunesmith.engine..")
                .and(not(resideInAPackage("dev.tunesmith.engine.order"))))
        .check(CODE);
  }

  @Test
  void nobody_but_the_root_of_the_engine_imports_its_wiring() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.tunesmith.engine", "dev.tunesmith.engine.wiring")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.tunesmith.engine.wiring")
        .check(CODE);
  }

  @Test
  void names_speak_of_the_domain() {
    noClasses()
        .that()
        .resideInAPackage(PROJECT)
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Processor|Impl|Info)$")
        .check(CODE);
  }

  @Test
  void untyped_maps_stop_at_the_parser() {
    noFields()
        .that()
        .areDeclaredInClassesThat(
            resideInAnyPackage(
                "dev.tunesmith.core..",
                "dev.tunesmith.engine..",
                "dev.tunesmith.advisor..",
                "dev.tunesmith.proof..",
                "dev.tunesmith.reports.."))
        .should(holdUntypedMaps())
        .check(CODE);
  }

  private static ArchCondition<JavaField> holdUntypedMaps() {
    return new ArchCondition<>("hold a Map<String, Object>") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        boolean untyped =
            field.getType().getName().equals("java.util.Map<java.lang.String, java.lang.Object>");
        events.add(new SimpleConditionEvent(field, untyped, field.getFullName()));
      }
    };
  }

  @Test
  void classes_are_final_unless_they_are_an_opening() {
    classes()
        .that()
        .resideInAPackage(PROJECT)
        .and()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .areNotAnonymousClasses()
        .and()
        .areNotAssignableTo(Throwable.class)
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .haveModifier(JavaModifier.FINAL)
        .orShould()
        .haveModifier(JavaModifier.ABSTRACT)
        .check(CODE);
  }

  @Test
  void only_the_wiring_constructs_adapters() {
    noClasses()
        .that()
        .resideInAPackage("dev.tunesmith.engine.loop..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.tunesmith.agents..", "dev.tunesmith.skillfiles..")
        .check(CODE);
  }

  @Test
  void the_loop_learns_of_databases_through_the_laboratory_alone() {
    noClasses()
        .that()
        .resideInAPackage("dev.tunesmith.engine.loop..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("dev.tunesmith.database.*..")
                .or(
                    resideInAPackage("dev.tunesmith.proof..")
                        .and(not(describe("values", JavaClass::isRecord)))))
        .check(CODE);
  }

  @Test
  void only_the_terminal_prints_or_exits() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.tunesmith.cli..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CODE);
  }
}
