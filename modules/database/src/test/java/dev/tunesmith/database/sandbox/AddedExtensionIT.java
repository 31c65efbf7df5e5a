package dev.tunesmith.database.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An index whose operators are an extension's brings the extension along where it may. */
class AddedExtensionIT {

  private static final String PEOPLE =
      """
      create table people (id integer primary key, name text not null, room integer, stay int4range);
      insert into people select g, md5(g::text), g % 50, int4range(g, g + 3)
        from generate_series(1, 20000) g;
      vacuum analyze;
      """;
  private static final String OFFERS_NOTHING =
      """
      do $$ begin execute format('alter database %I set tunesmith.offered_extensions = %L',
                                 current_database(), ''); end $$;
      """;

  private static final CreateIndex PARTS = people("gin", IndexKey.column("name"), "gin_trgm_ops");
  private static final Query SEARCH =
      new Query(
          new QueryName("search"),
          "select * from people where name like '%abcd%'",
          Query.Access.READ,
          1,
          null,
          1);

  private static Sandbox sandbox;

  @BeforeAll
  static void copies_people() {
    sandbox = copyOf(PEOPLE);
  }

  @AfterAll
  static void stops() {
    sandbox.close();
  }

  @Test
  void an_extension_that_the_server_offers_comes_and_goes_with_the_indexes_that_need_it() {
    Set<String> before = sandbox.definitions();
    CreateIndex backwards = people("gist", IndexKey.expression("reverse(name)"), "gist_trgm_ops");

    assertThat(sandbox.whatIf().planWith(SEARCH, List.of(PARTS)).shape().text())
        .contains("people_gin_trgm_ops");
    assertThat(sandbox.definitions()).isEqualTo(before);

    Migration migration = sandbox.migration(PARTS);
    assertThat(migration.apply().get(0)).isEqualTo("CREATE EXTENSION IF NOT EXISTS pg_trgm");
    assertThat(migration.undo().get(1)).contains("DROP EXTENSION IF EXISTS pg_trgm");
    assertThat(migration.needs()).contains("pg_trgm", "CREATE");

    sandbox.apply(PARTS);
    sandbox.apply(backwards);
    assertThat(sandbox.definitions()).contains("extension pg_trgm");
    assertThat(sandbox.migration(backwards).apply().get(0)).contains("CREATE EXTENSION");

    sandbox.undo(PARTS);
    assertThat(sandbox.definitions()).contains("extension pg_trgm");
    sandbox.undo(backwards);
    assertThat(sandbox.definitions()).isEqualTo(before);
  }

  @Test
  void columns_of_common_types_join_others_in_an_index_that_no_order_is_kept_in() {
    CreateIndex words = people("gin", IndexKey.column("room"), "int4_ops");
    CreateIndex spans = people("gist", IndexKey.column("room"), "gist_int4_ops");

    assertThat(sandbox.migration(words).apply().get(0)).contains("btree_gin");
    assertThat(sandbox.migration(spans).apply().get(0)).contains("btree_gist");
  }

  @Test
  void one_that_the_database_has_is_neither_added_nor_taken_away() {
    try (Sandbox having = copyOf("create extension pg_trgm; " + PEOPLE)) {
      Migration migration = having.migration(PARTS);

      assertThat(migration.apply()).noneMatch(AddedExtensionIT::adds);
      assertThat(migration.undo()).hasSize(1);
      assertThat(migration.needs()).isNull();

      having.apply(PARTS);
      having.undo(PARTS);
      assertThat(having.definitions()).contains("extension pg_trgm");
    }
  }

  @Test
  void one_that_the_targets_server_does_not_offer_is_not_added_though_the_sandboxs_does() {
    try (Sandbox lacking = copyOf(PEOPLE + OFFERS_NOTHING)) {
      assertThatThrownBy(() -> lacking.whatIf().planWith(SEARCH, List.of(PARTS)))
          .isInstanceOf(StatementFailedException.class)
          .hasMessageContaining("gin_trgm_ops");
      assertThat(lacking.migration(PARTS).apply()).noneMatch(AddedExtensionIT::adds);
    }
  }

  @Test
  void an_index_with_the_servers_own_operators_adds_nothing() {
    assertThat(sandbox.migration(people("btree", IndexKey.column("name"), "text_pattern_ops")))
        .satisfies(
            migration -> {
              assertThat(migration.apply()).noneMatch(AddedExtensionIT::adds);
              assertThat(migration.needs()).isNull();
            });
    assertThat(sandbox.migration(people("gist", IndexKey.column("stay"), "range_ops")).apply())
        .noneMatch(AddedExtensionIT::adds);
  }

  private static boolean adds(String sql) {
    return sql.startsWith("CREATE EXTENSION");
  }

  private static CreateIndex people(String method, IndexKey key, String operators) {
    return new CreateIndex(
        "people_" + operators,
        new IndexShape(
            new TableName("public", "people"),
            method,
            List.of(key.with(operators)),
            List.of(),
            null));
  }

  private static Sandbox copyOf(String script) {
    return SandboxFactory.copy(
            Target.of(TestServer.database(script)), EmbeddedServer.Settings.SMALL)
        .sandbox();
  }
}
