package dev.tunesmith.engine.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Diagnostic.Severity;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.skills.SkillCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextReviewIT {

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private TextReview review(String skill, Path... files) throws IOException {
    Path skills = Files.createDirectories(folder.resolve("skills"));
    Files.writeString(
        skills.resolve("reader.md"),
        "---\nname: reader\ndescription: Reads SQL.\n---\n\n" + skill + "\n");
    return TextReview.of(List.of(files), SkillCatalogue.load(List.of(skills)).ownCrew());
  }

  private static List<String> lines(TextReview review) {
    return review.findings().stream()
        .map(each -> Path.of(each.file()).getFileName() + ":" + each.line() + " " + each.code())
        .toList();
  }

  @Test
  void definitions_and_statements_are_read_from_texts_alone() throws IOException {
    Path schema =
        file(
            "schema.sql",
            """
            create table customers (
              id serial primary key,
              email varchar(255) unique
            );
            create extension no_such_thing;
            create table orders (id int primary key, customer_id int references customers);
            select * from orders;
            """);
    Path queries =
        file(
            "queries.sql",
            """
            -- name: strangers
            select id from customers where id not in (select customer_id from orders);
            selec id;
            select id from customers where id = 1;
            """);

    TextReview review = review("Look.", schema, queries);

    assertThat(lines(review))
        .containsExactly(
            "queries.sql:2 null_in_not_in",
            "queries.sql:3 not-read",
            "schema.sql:1 nullable_unique",
            "schema.sql:5 not-read",
            "schema.sql:6 unindexed_foreign_key",
            "schema.sql:7 select_star");
    assertThat(review.tables()).isEqualTo(2);
    assertThat(review.statements()).isEqualTo(3);
    assertThat(review.findings())
        .filteredOn(each -> !each.code().equals("not-read"))
        .allSatisfy(each -> assertThat(each.message()).contains("(unmeasured; for "))
        .allSatisfy(each -> assertThat(each.fix()).isNotBlank());
  }

  @Test
  void what_a_file_names_as_an_anti_pattern_weighs_one_step_more() throws IOException {
    Path queries = file("queries.sql", "select * from orders;");

    assertThat(review("## Anti-patterns\n\n- SELECT *: name the columns", queries).findings())
        .extracting(Diagnostic::severity)
        .containsExactly(Severity.WARNING);
    assertThat(review("## Anti-patterns\n\n- Haste: think first", queries).findings())
        .extracting(Diagnostic::severity)
        .containsExactly(Severity.INFO);
  }

  @Test
  void what_stands_in_for_a_database_is_done_or_not_with_the_reason() throws IOException {
    Path queries = file("queries.sql", "select id from orders;");
    String skill =
        """
        ## Tool matrix

        ```yaml
        fallback_strategies:
          database_tools_unavailable:
            - manual_sql_analysis: "Work from the SQL text"
            - dashboards: "Set up alerting"
            - guesses: "Say how long it takes"
        ```
        """;

    assertThat(review(skill, queries).standIns())
        .extracting(StandIn::answer)
        .containsExactly(
            "done, see the findings",
            "not done: nothing is watched after a session has ended",
            "not done: takes a database");
  }

  @Test
  void what_is_no_sql_is_bad_input() throws IOException {
    Path empty = file("empty.sql", "-- nothing here\n");

    assertThatThrownBy(() -> review("Look.", empty))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("there is no statement of SQL in what was named");
    assertThatThrownBy(() -> review("Look.", folder.resolve("none.sql")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is it there");
  }
}
