package dev.tunesmith.engine.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.engine.laboratory.Laboratory;
import java.time.Instant;

/** What holds in the whole house, beside who may import whom. */
enum HouseRules {
  CORE_KNOWS_NOTHING_OF_THE_OUTSIDE(
      noClasses()
          .that()
          .resideInAPackage("dev.tunesmith.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..", "java.sql..", "java.net..", "java.nio..", "org.slf4j..")),

  JDBC_STAYS_WITH_THE_DATABASE_AND_THE_PROOF(
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.tunesmith.database..", "dev.tunesmith.proof..", "dev.tunesmith.testkit..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.sql..")),

  LANGCHAIN_STAYS_WITH_THE_AGENTS_AND_THE_DOOR(
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.tunesmith.agents..",
              "dev.tunesmith.engine",
              "dev.tunesmith.engine.order",
              "dev.tunesmith.engine.wiring")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.langchain4j..")),

  YAML_IS_READ_IN_ONE_ROOM(
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.tunesmith.skillfiles..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.yaml.snakeyaml..")),

  NOBODY_BUT_THE_INJECTED_CLOCK_ASKS_FOR_THE_TIME(
      noClasses().should().callMethod(Instant.class, "now")),

  NAMES_SPEAK_OF_THE_DOMAIN(
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Processor|Impl|Info)$")),

  UNTYPED_MAPS_STOP_AT_THE_PARSER(
      noFields()
          .that()
          .areDeclaredInClassesThat(
              resideInAnyPackage(
                  "dev.tunesmith.core..",
                  "dev.tunesmith.engine..",
                  "dev.tunesmith.advisor..",
                  "dev.tunesmith.proof..",
                  "dev.tunesmith.reports.."))
          .should(holdUntypedMaps())),

  CLASSES_ARE_FINAL_UNLESS_THEY_ARE_AN_OPENING(
      classes()
          .that()
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
          .haveModifier(JavaModifier.ABSTRACT)),

  THE_LOOP_KNOWS_NO_MODEL_AND_NO_SKILL_FILE(
      noClasses()
          .that()
          .resideInAPackage("dev.tunesmith.engine.loop..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.tunesmith.agents..", "dev.tunesmith.skillfiles..")),

  ONLY_THE_WIRING_CONSTRUCTS_AGENTS_AND_LABORATORIES(
      noClasses()
          .that()
          .resideInAPackage("dev.tunesmith.engine..")
          .and()
          .resideOutsideOfPackage("dev.tunesmith.engine.wiring")
          .should()
          .callConstructorWhere(
              describe(
                  "it makes an agent or a laboratory",
                  call ->
                      call.getTargetOwner().isAssignableTo(Agent.class)
                          || call.getTargetOwner().isAssignableTo(Laboratory.class)))),

  THE_LOOP_LEARNS_OF_DATABASES_THROUGH_THE_LABORATORY_ALONE(
      noClasses()
          .that()
          .resideInAPackage("dev.tunesmith.engine.loop..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("dev.tunesmith.database.*..")
                  .or(
                      resideInAPackage("dev.tunesmith.proof..")
                          .and(not(describe("values", JavaClass::isRecord)))))),

  CONNECTIONS_WITH_RIGHTS_ARE_HELD_AT_TWO_DOORS(
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.tunesmith.database.sandbox.SuperuserDoor")
          .and()
          .doNotHaveFullyQualifiedName("dev.tunesmith.database.sandbox.OwnerDoor")
          .should()
          .callMethod(EmbeddedServer.class, "superuser", String.class)
          .orShould()
          .callMethod(EmbeddedServer.class, "owner", String.class)),

  ONLY_THE_TERMINAL_PRINTS_OR_EXITS(
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.tunesmith.cli..")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err"));

  // ArchUnit does not mark its rules, which nothing changes.
  @SuppressWarnings("ImmutableEnumChecker")
  private final ArchRule rule;

  HouseRules(ArchRule rule) {
    this.rule = rule;
  }

  ArchRule rule() {
    return rule;
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
}
