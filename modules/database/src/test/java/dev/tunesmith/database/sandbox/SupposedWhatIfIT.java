package dev.tunesmith.database.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.remedy.CreateIndex;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SupposedWhatIfIT {

  private static final TableName THINGS = new TableName("Odd", "Things");

  private static Sandbox sandbox;

  @BeforeAll
  static void copies_the_things() {
    sandbox =
        SandboxFactory.copy(
                Target.of(
                    TestServer.database(
                        """
                        create schema "Odd";
                        create table "Odd"."Things" (
                          id integer primary key, gone int, "Kind" integer not null, at timestamp,
                          state text, doc jsonb, tags text[], span int4range, note text);
                        alter table "Odd"."Things" drop column gone;
                        insert into "Odd"."Things"
                        select g, g % 2000, '2024-01-01'::timestamp + g * interval '1 minute',
                               case when g % 500 = 0 then 'open' else 'done' end,
                               jsonb_build_object('k', g % 700, 'w', md5(g::text)),
                               array['t' || g % 300, 'u' || g % 7], int4range(g, g + 5), md5(g::text)
                          from generate_series(1, 30000) g;
                        create table "Odd".bare as select g as no, md5(g::text) as note
                          from generate_series(1, 20000) g;
                        vacuum analyze;
                        """)),
                EmbeddedServer.Settings.SMALL)
            .sandbox();
  }

  @AfterAll
  static void stops() {
    sandbox.close();
  }

  private static Stream<Arguments> indexes() {
    return Stream.of(
        Arguments.of(
            btree(IndexKey.column("Kind"), IndexKey.column("at")),
            "select * from \"Odd\".\"Things\" where \"Kind\" = 7 order by at limit 5"),
        Arguments.of(
            btree(IndexKey.column("Kind"), IndexKey.column("at")),
            "select \"Kind\", at from \"Odd\".\"Things\" order by \"Kind\", at"),
        Arguments.of(
            btree(IndexKey.column("at")).where("state = 'open'"),
            "select * from \"Odd\".\"Things\" where state = 'open' order by at limit 5"),
        Arguments.of(
            btree(IndexKey.column("note").with("text_pattern_ops")),
            "select * from \"Odd\".\"Things\" where note like 'abc%'"),
        Arguments.of(
            of("gin", IndexKey.column("doc").with("jsonb_path_ops")),
            "select * from \"Odd\".\"Things\" where doc @> '{\"k\": 5}'"),
        Arguments.of(
            of("gin", IndexKey.column("tags")),
            "select * from \"Odd\".\"Things\" where tags @> array['t5']"),
        Arguments.of(
            of("gist", IndexKey.column("span")),
            "select * from \"Odd\".\"Things\" where span @> 77"),
        Arguments.of(
            of("brin", IndexKey.column("at")),
            "select count(*) from \"Odd\".\"Things\" where at < '2024-01-03'"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("indexes")
  void a_supposed_index_is_planned_with_as_the_built_one_is(IndexShape shape, String sql) {
    CreateIndex create = new CreateIndex("supposed", shape);
    Query query = read(sql);

    Plan supposed = sandbox.whatIf().planWith(query, List.of(create));

    sandbox.apply(create);
    try (SandboxSession session = sandbox.open()) {
      Plan built = session.plan(query);
      assertThat(supposed.shape()).isEqualTo(built.shape());
      assertThat(supposed.cost()).isCloseTo(built.cost(), within(built.cost() * 0.25 + 5));
    } finally {
      sandbox.undo(create);
    }
  }

  @Test
  void nothing_is_left_of_what_was_supposed() {
    Set<String> before = sandbox.definitions();
    Query query = read("select * from \"Odd\".\"Things\" where \"Kind\" = 7");
    CreateIndex one = new CreateIndex("one", btree(IndexKey.column("Kind")));
    CreateIndex other = new CreateIndex("other", btree(IndexKey.column("at")));

    sandbox.whatIf().planWith(query, List.of(one, other));

    assertThat(sandbox.definitions()).isEqualTo(before);
    assertThat(sandbox.schema().tables()).hasSize(2);
    assertThat(sandbox.whatIf().planWith(query, List.of()).shape().text()).contains("Seq Scan");
  }

  @Test
  void a_table_without_any_index_is_supposed_to_have_one() {
    CreateIndex first =
        new CreateIndex(
            "first_of_bare",
            IndexShape.btree(new TableName("Odd", "bare"), List.of(IndexKey.column("no"))));
    Query query = read("select * from \"Odd\".bare where no between 70 and 90");

    assertThat(sandbox.whatIf().planWith(query, List.of(first)).shape().text())
        .contains("first_of_bare");
    assertThat(sandbox.whatIf().planWith(query, List.of()).shape().text()).contains("Seq Scan");
  }

  @Test
  void a_range_of_an_expression_is_supposed_with_statistics_of_its_own() {
    CreateIndex create =
        new CreateIndex(
            "of_moments",
            btree(IndexKey.expression("coalesce(at, 'infinity'::timestamp without time zone)")));
    Query query =
        read(
            "select * from \"Odd\".\"Things\""
                + " where coalesce(at, 'infinity'::timestamp) > '2030-01-01'");

    assertThat(sandbox.whatIf().planWith(query, List.of(create)).shape().text())
        .contains("of_moments");
    assertThat(sandbox.definitions()).noneMatch(each -> each.contains("supposed_"));
  }

  @Test
  void a_value_of_an_expression_is_supposed() {
    CreateIndex create =
        new CreateIndex("of_expression", btree(IndexKey.expression("lower(note)")));
    Query query = read("select * from \"Odd\".\"Things\" where lower(note) = 'x'");

    assertThat(sandbox.whatIf().planWith(query, List.of(create)).shape().text())
        .contains("of_expression");
  }

  @Test
  void what_the_server_would_refuse_cannot_be_supposed() {
    CreateIndex changing =
        new CreateIndex("changing", btree(IndexKey.expression("to_tsvector(note)")));

    assertThatThrownBy(() -> sandbox.whatIf().planWith(read("select 1"), List.of(changing)))
        .isInstanceOf(StatementFailedException.class)
        .hasMessageContaining("IMMUTABLE");
  }

  private static IndexShape btree(IndexKey... keys) {
    return of("btree", keys);
  }

  private static IndexShape of(String method, IndexKey... keys) {
    return new IndexShape(THINGS, method, List.of(keys), List.of(), null);
  }

  private static Query read(String sql) {
    return new Query(new QueryName("asked"), sql, Query.Access.READ, 1, null, 1);
  }
}
