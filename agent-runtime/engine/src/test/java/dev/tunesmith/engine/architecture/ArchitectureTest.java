package dev.tunesmith.engine.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.tunesmith.core.offence.OffenceHelper;
import dev.tunesmith.core.offence.circle.Circle;
import dev.tunesmith.engine.loop.offence.LoopOffender;
import dev.tunesmith.testkit.architecture.ImportTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rooms of docs/architecture.md, held against the compiled code. */
class ArchitectureTest {

  private static final Path HOUSE = Path.of("../..");

  private static final String PICTURE = read(HOUSE.resolve("docs/architecture.md"));

  /** What stands above the engine is looked at from there. */
  private static final Set<String> ABOVE = Set.of("cli", "mcp");

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(OwnCode.ONLY)
          .importPackages("dev.tunesmith")
          .that(
              DescribedPredicate.not(
                  resideInAnyPackage("dev.tunesmith.cli..", "dev.tunesmith.mcp..")));

  private static final JavaClasses OFFENCES =
      new ClassFileImporter()
          .importClasses(OffenceHelper.class, Circle.class, LoopOffender.class, AnotherDoor.class);

  @ParameterizedTest
  @EnumSource
  void holds(HouseRules rule) {
    rule.rule().check(CODE);
  }

  @ParameterizedTest
  @EnumSource
  void notices_who_breaks(HouseRules rule) {
    assertThat(rule.rule().evaluate(OFFENCES).hasViolation()).isTrue();
  }

  @Test
  void each_door_with_rights_would_be_noticed() {
    JavaClasses withAnother = new ClassFileImporter().importClasses(AnotherDoor.class);
    ArchRule rule = HouseRules.CONNECTIONS_WITH_RIGHTS_ARE_HELD_AT_TWO_DOORS.rule();

    assertThat(rule.evaluate(withAnother).getFailureReport().getDetails()).hasSize(2);
  }

  @Test
  void every_room_imports_what_the_picture_says_and_nothing_else() {
    Map<String, Set<String>> rooms = new TreeMap<>(Imports.ofRooms(CODE));
    rooms.remove("testkit");

    assertThat(withoutWhatIsAbove(ImportTable.under("room", PICTURE)).differences(rooms)).isEmpty();
  }

  private static ImportTable withoutWhatIsAbove(ImportTable table) {
    return new ImportTable(
        table.imports().entrySet().stream()
            .filter(row -> !ABOVE.contains(row.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Test
  void every_package_of_the_engine_imports_what_the_picture_says_and_nothing_else() {
    ImportTable table = ImportTable.under("package of the engine", PICTURE);

    assertThat(table.differences(Imports.within("engine", CODE))).isEmpty();
    assertThat(table.imports()).containsOnlyKeys(Imports.within("engine", CODE).keySet());
  }

  @Test
  void a_table_that_says_too_little_or_too_much_is_noticed() {
    String changed =
        PICTURE
            .replace("| `proof` | `core`, `database` |", "| `proof` | `core`, `reports` |")
            .replace("| `recording` | `order`, `laboratory` |", "| `recording` | `laboratory` |");

    assertThat(
            withoutWhatIsAbove(ImportTable.under("room", changed))
                .differences(Imports.ofRooms(CODE)))
        .contains(
            "proof imports database but the table does not say so",
            "proof imports reports only in the table");
    assertThat(
            ImportTable.under("package of the engine", changed)
                .differences(Imports.within("engine", CODE)))
        .containsExactly("recording imports order but the table does not say so");
  }

  @Test
  void the_picture_shows_every_room_and_no_other() throws IOException {
    Set<String> rooms = new TreeSet<>();
    for (String floor : new String[] {"modules", "agent-runtime"}) {
      try (Stream<Path> folders = Files.list(HOUSE.resolve(floor))) {
        folders
            .filter(each -> Files.exists(each.resolve("pom.xml")))
            .forEach(each -> rooms.add(each.getFileName().toString()));
      }
    }

    assertThat(drawn(PICTURE)).isEqualTo(rooms);
    assertThat(drawn(PICTURE.replace("\n  proof/", "\n  prose/"))).isNotEqualTo(rooms);
  }

  /** The folders that are drawn below another one. */
  private static Set<String> drawn(String picture) {
    return picture
        .lines()
        .dropWhile(line -> !line.startsWith("modules/"))
        .takeWhile(line -> !line.startsWith("skills/"))
        .filter(line -> line.startsWith("  "))
        .map(line -> line.strip().replaceFirst("/.*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"core", "skillfiles", "database", "json", "agents", "reports", "proof", "engine"})
  void packages_of_a_room_form_no_circle(String room) {
    noCircle().check(CODE.that(resideInAPackage("dev.tunesmith." + room + "..")));
  }

  @Test
  void a_circle_is_noticed() {
    JavaClasses circle = OFFENCES.that(resideInAPackage("dev.tunesmith.core.."));

    assertThatThrownBy(() -> noCircle().check(circle)).isInstanceOf(AssertionError.class);
  }

  private static ArchRule noCircle() {
    return slices().matching("dev.tunesmith.(**)").should().beFreeOfCycles();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
