package dev.tunesmith.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tunesmith.testkit.architecture.ImportTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The command line's place in docs/architecture.md, held against the compiled code. */
class CommandLineArchitectureTest {

  private static final String PROJECT = "dev.tunesmith.";
  private static final String ENGINE = "engine";

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.tunesmith.cli");

  @Test
  void the_command_line_imports_the_rooms_that_the_picture_says() throws IOException {
    Set<String> rooms = ImportTable.under("room", picture()).imports().get("cli");

    assertThat(
            imported().stream().map(CommandLineArchitectureTest::room).collect(Collectors.toSet()))
        .isEqualTo(rooms);
  }

  @Test
  void it_comes_to_the_engine_through_its_doors() throws IOException {
    String sentence =
        picture()
            .lines()
            .filter(line -> line.startsWith("Doors of the engine:"))
            .findFirst()
            .orElseThrow();
    Set<String> doors =
        ImportTable.names(sentence).stream()
            .map(each -> each.equals(ENGINE) ? ENGINE : ENGINE + "." + each)
            .collect(Collectors.toSet());

    assertThat(imported().stream().filter(each -> room(each).equals(ENGINE)))
        .containsExactlyInAnyOrderElementsOf(doors)
        .doesNotContain("engine.wiring");
  }

  private static String room(String name) {
    return name.replaceFirst("\\..*", "");
  }

  /** The packages of other rooms, without the project's name. */
  private static Set<String> imported() {
    return CODE.stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .map(dependency -> dependency.getTargetClass().getPackageName())
        .filter(each -> each.startsWith(PROJECT) && !each.startsWith(PROJECT + "cli"))
        .map(each -> each.substring(PROJECT.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String picture() throws IOException {
    return Files.readString(Path.of("../../docs/architecture.md"));
  }

  @Test
  void its_packages_form_no_circle() {
    slices().matching("dev.tunesmith.(**)").should().beFreeOfCycles().check(CODE);
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
