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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The places of what stands above the engine in docs/architecture.md, held against the code. */
class CommandLineArchitectureTest {

  private static final String PROJECT = "dev.tunesmith.";
  private static final String ENGINE = "engine";

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.tunesmith.cli", "dev.tunesmith.mcp");

  @ParameterizedTest
  @ValueSource(strings = {"cli", "mcp"})
  void a_room_imports_the_rooms_that_the_picture_says(String room) throws IOException {
    Set<String> rooms = ImportTable.under("room", picture()).imports().get(room);

    assertThat(
            imported(room).stream()
                .map(CommandLineArchitectureTest::room)
                .collect(Collectors.toSet()))
        .isEqualTo(rooms);
  }

  @Test
  void both_come_to_the_engine_through_its_doors() throws IOException {
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

    assertThat(
            Stream.of("cli", "mcp")
                .flatMap(room -> imported(room).stream())
                .filter(each -> room(each).equals(ENGINE))
                .distinct())
        .containsExactlyInAnyOrderElementsOf(doors)
        .doesNotContain("engine.wiring");
  }

  private static String room(String name) {
    return name.replaceFirst("\\..*", "");
  }

  /** The packages of other rooms, without the project's name. */
  private static Set<String> imported(String room) {
    return CODE.stream()
        .filter(type -> (type.getPackageName() + ".").startsWith(PROJECT + room + "."))
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .map(dependency -> dependency.getTargetClass().getPackageName())
        .filter(each -> each.startsWith(PROJECT) && !(each + ".").startsWith(PROJECT + room + "."))
        .map(each -> each.substring(PROJECT.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String picture() throws IOException {
    return Files.readString(Path.of("../../docs/architecture.md"));
  }

  @Test
  void their_packages_form_no_circle() {
    slices().matching("dev.tunesmith.(**)").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void neither_speaks_to_a_database_or_a_model_itself() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "dev.langchain4j..", "org.postgresql..")
        .check(CODE);
  }
}
