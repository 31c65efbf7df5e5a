package dev.tunesmith.engine.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.List;
import java.util.Spliterator;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No package leads back to itself. */
class CirclesTest {

  /** Rooms that still have circles; a room leaves this list and does not come back. */
  private static final List<String> NOT_YET_FREE =
      List.of("dev.tunesmith.engine..", "dev.tunesmith.cli..", "dev.tunesmith.advisor..");

  private static final JavaClasses CODE =
      new ClassFileImporter().withImportOption(OwnCode.ONLY).importPackages("dev.tunesmith");

  private static ArchRule noCircle(String packages) {
    return slices().matching(packages).should().beFreeOfCycles();
  }

  @Test
  void packages_form_no_circle() {
    String[] exempt = NOT_YET_FREE.toArray(String[]::new);

    noCircle("dev.tunesmith.(**)").check(CODE.that(not(resideInAnyPackage(exempt))));
  }

  @Test
  void a_circle_is_found_where_there_is_one() {
    JavaClasses circle =
        new ClassFileImporter()
            .importClasses(Collection.class, Spliterator.class, Stream.class, BaseStream.class);

    assertThatThrownBy(() -> noCircle("java.(**)").check(circle))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Cycle detected");
  }
}
