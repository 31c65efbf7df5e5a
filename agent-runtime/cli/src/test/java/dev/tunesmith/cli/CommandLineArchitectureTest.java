package dev.tunesmith.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class CommandLineArchitectureTest {

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.tunesmith.cli");

  @Test
  void the_command_line_knows_core_the_views_and_the_doors_of_the_engine() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.tunesmith..")
                .and(
                    not(
                        resideInAnyPackage(
                            "dev.tunesmith.cli..",
                            "dev.tunesmith.core..",
                            "dev.tunesmith.reports..",
                            "dev.tunesmith.engine",
                            "dev.tunesmith.engine.order",
                            "dev.tunesmith.engine.doctor",
                            "dev.tunesmith.engine.settings",
                            "dev.tunesmith.engine.skills",
                            "dev.tunesmith.engine.practice"))))
        .check(CODE);
  }

  @Test
  void the_command_line_speaks_to_no_database_and_no_model_itself() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "dev.langchain4j..", "org.postgresql..")
        .check(CODE);
  }
}
