package dev.tunesmith.proof.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.proof.OrdersSandbox;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Domains, enumerations, generated columns, partitions, views, functions, other schemas. */
class OddSchemaIT {

  private static Sandbox sandbox;
  private static Refuter refuter;
  private static EmbeddedServer elsewhere;

  @BeforeAll
  static void open() {
    sandbox = ShopSandbox.open(ShopSandbox.resource("odd-schema.sql"));
    refuter = Refuter.open(sandbox, new EvidenceCounter(), InstantSource.system());
    elsewhere = EmbeddedServer.start(EmbeddedServer.Settings.SMALL);
  }

  @AfterAll
  static void close() {
    refuter.close();
    sandbox.close();
    elsewhere.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a check over two columns | select day from shop.visits where to_hour > from_hour and net > 5 \
          | select day from shop.visits where net > 5
          a domain's check         | select id from shop.staff where share >= 0 \
          | select id from shop.staff
          an enumeration           | select id from shop.staff where mood <> 'sad' \
          | select id from shop.staff where mood = 'glad'
          partitions               | select day from shop.visits where day >= '2024-01-01' \
          | select day from shop.visits_2024
          a view                   | select day from shop.glad_visits where net > 10 \
          | select v.day from shop.visits v join shop.staff s on s.id = v.staff_id where s.mood = 'glad' and v.net > 10
          a table over itself      | select s.id from shop.staff s join shop.staff b on b.id = s.boss_id \
          | select s.id from shop.staff s where s.boss_id is not null
          a generated column       | select id from shop.staff where initial = 'a' \
          | select id from shop.staff where left("Full Name", 1) = 'a'
          a function               | select shop.gross(net) as gross from shop.visits \
          | select net * 1.2 as gross from shop.visits
          elements of a document   | select id from shop.baskets b where exists (select 1 from jsonb_array_elements(b.items) e where e ->> 'sku' = 'S7') \
          | select id from shop.baskets b where b.items @> '[{"sku": "S7"}]' and exists (select 1 from jsonb_array_elements(b.items) e where e ->> 'sku' = 'S7')
          """)
  void what_the_schema_makes_true_is_respected(String name, String before, String after) {
    Equality answer = refuter.test(new StatementPair(before, after));

    assertThat(answer).as(name + ": " + answer).isInstanceOf(Equality.Tested.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a check         | select day from shop.visits where to_hour > from_hour + 1 \
          | select day from shop.visits
          a domain        | select id from shop.staff where share > 0 | select id from shop.staff
          an enumeration  | select id from shop.staff where mood <> 'sad' or mood is null \
          | select id from shop.staff where mood = 'glad'
          a view          | select day from shop.glad_visits where net > 10 \
          | select day from shop.glad_visits where net >= 10
          JSON            | select day from shop.visits where notes ->> 'a' = '1' \
          | select day from shop.visits where notes is not null
          arrays          | select day from shop.visits where 'a' = any (tags) \
          | select day from shop.visits where cardinality(tags) > 0
          a table over itself | select s.id from shop.staff s where s.boss_id is not null \
          | select s.id from shop.staff s
          a function      | select shop.gross(net) as gross from shop.visits \
          | select coalesce(shop.gross(net), 0) as gross from shop.visits
          """)
  void a_counterexample_recreates_what_it_needs(String name, String before, String after) {
    Equality answer = refuter.test(new StatementPair(before, after));

    assertThat(answer).as(name + ": " + answer.summary()).isInstanceOf(Equality.Refuted.class);
    String script = ((Equality.Refuted) answer).counterexample();
    assertThat(CounterexampleRun.on(elsewhere, script))
        .as(script)
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_function_that_may_read_tables_leaves_it_open() {
    String sql = "select id from shop.staff where id < shop.headcount()";

    Equality answer = refuter.test(new StatementPair(sql, sql));

    assertThat(answer.summary()).contains("headcount may read tables that cannot be seen");
  }

  @Test
  void an_operator_that_an_extension_puts_in_front_of_the_servers_is_not_proven_with() {
    String before = "select id from shop.lists where 4 = any(numbers)";
    String after = "select id from shop.lists where numbers @> array[4]::integer[]";

    Equality answer =
        new EqualityCheck(sandbox, sandbox.schema(), new EvidenceCounter(), InstantSource.system())
            .check(new Query(new QueryName("four"), before, Query.Access.READ, 1, null, 1), after);

    assertThat(answer.summary()).contains("array must not contain nulls");
    assertThat(answer).isInstanceOf(Equality.Refuted.class);
  }

  @Test
  void the_twin_is_gone_when_the_refuter_is_closed() {
    EvidenceCounter evidence = new EvidenceCounter();
    long before = databases();

    try (Refuter another = Refuter.open(sandbox, evidence, InstantSource.system())) {
      assertThat(databases()).isEqualTo(before + 1);
      another.test(new StatementPair("select id from shop.staff", "select id from shop.staff"));
    }

    assertThat(databases()).isEqualTo(before);
  }

  private static long databases() {
    try (SandboxSession session = sandbox.open()) {
      return session.run(OrdersSandbox.read("databases", "select datname from pg_database")).rows();
    }
  }
}
