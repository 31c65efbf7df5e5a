package dev.tunesmith.engine.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One kind of database is one package, and everybody else asks through the dialect's door. */
class DialectRulesTest {

  private static final JavaClasses CODE =
      new ClassFileImporter().withImportOption(OwnCode.ONLY).importPackages("dev.tunesmith");

  /** The kind itself, its embedded servers, sample databases, and the help that a person reads. */
  private static final String[] MAY_SPEAK_OF_IT = {
    "dev.tunesmith.database.postgresql..",
    "dev.tunesmith.database.embedded..",
    "dev.tunesmith.testkit..",
    "dev.tunesmith.cli.."
  };

  private static final String DIALECTS = "dev.tunesmith.database.connection.Dialects";

  /**
   * The list of kinds, the door through which the embedded server is ruled, and two judges of texts
   * that still know one kind's functions and its driver's count; none is to come to them.
   */
  private static final String[] MAY_NAME_IT = {
    DIALECTS,
    "dev.tunesmith.database.sandbox.SuperuserDoor",
    "dev.tunesmith.database.sql.FunctionRules",
    "dev.tunesmith.database.sql.TextForm"
  };

  private static final Pattern WORD =
      Pattern.compile("\\bpg_[a-z]|postgres", Pattern.CASE_INSENSITIVE);

  private static final ArchRule NO_WORD =
      classes()
          .that()
          .resideOutsideOfPackages(MAY_SPEAK_OF_IT)
          .and(not(describe("named", type -> List.of(MAY_NAME_IT).contains(type.getName()))))
          .should(holdNoWordOfOneDialect());

  private static ArchCondition<JavaClass> holdNoWordOfOneDialect() {
    return new ArchCondition<>("hold no word of one kind of database") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        List<String> words =
            ClassWords.of(type).stream().filter(word -> WORD.matcher(word).find()).toList();
        events.add(
            new SimpleConditionEvent(type, words.isEmpty(), type.getName() + " holds " + words));
      }
    };
  }

  @Test
  void no_word_of_one_kind_stands_outside_its_package() {
    NO_WORD.check(CODE);
  }

  /** Not in the rooms that it is about, so that only this test shows it to the rule. */
  private record Speaking(String size) {
    Speaking() {
      this("select pg_relation_size('orders')");
    }
  }

  @Test
  void a_word_in_a_string_is_found() {
    JavaClasses speaking = new ClassFileImporter().importClasses(Speaking.class);

    assertThatThrownBy(() -> NO_WORD.check(speaking))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("pg_relation_size");
  }

  @Test
  void only_the_list_of_kinds_names_one() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.tunesmith.database.postgresql..")
        .and()
        .doNotHaveFullyQualifiedName(DIALECTS)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.tunesmith.database.postgresql..")
        .check(CODE);
  }
}
