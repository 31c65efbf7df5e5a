package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxFactory;
import dev.tunesmith.proof.answers.EqualityCheck;
import dev.tunesmith.proof.answers.SearchLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules make of random statements goes through the whole check without a false alarm. */
class DrawnRewritesIT {

  private static final int STATEMENTS = 8;
  private static final SearchLimits LIMITS = new SearchLimits(300, Duration.ofSeconds(60), 200, 1);
  private static final LocalDateTime START = LocalDateTime.of(2023, 12, 30, 0, 0);
  private static final String SCRIPT =
      """
      create table times (
        id integer primary key, kind integer, t timestamp, t3 timestamp(3), d date, z timestamptz);
      insert into times
      select g, g % 2, x, x, x::date, x at time zone 'UTC'
        from (select g, timestamp '2023-12-30' + g * interval '37 minutes' as x
                from generate_series(1, 20000) g) as drawn\
      """;

  private static Sandbox sandbox;

  @BeforeAll
  static void copies_the_times() {
    try (EmbeddedServer source = EmbeddedServer.start(EmbeddedServer.Settings.SMALL)) {
      source.execute(SCRIPT);
      sandbox =
          SandboxFactory.copy(Target.of(source.dataSource()), EmbeddedServer.Settings.SANDBOX)
              .sandbox();
    }
  }

  @AfterAll
  static void stops_the_server() {
    sandbox.close();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {7, 8})
  void a_rewrite_by_rule_is_never_refuted(long seed) {
    assumeTrue(
        seed == 7 || Boolean.getBoolean("tunesmith.whole"),
        "left to scripts/check-all --only rules");
    Random random = new Random(seed);
    List<LocalDateTime> times =
        Stream.generate(() -> START.plusMinutes(random.nextInt(500_000))).limit(40).toList();
    DrawnCondition conditions = new DrawnCondition(random, times);
    RewriteCatalogue catalogue = new RewriteCatalogue(sandbox.schema());
    EqualityCheck check =
        new EqualityCheck(sandbox, new EvidenceCounter(), InstantSource.system(), LIMITS);
    int proven = 0;

    for (int i = 0; i < STATEMENTS; ) {
      Query before = Orders.read("select id, kind, t from times where " + conditions.draw());
      List<Rewritten> rewrites = catalogue.rewritesOf(before);
      if (!rewrites.isEmpty()) {
        i++;
        Equality equality = check.check(before, rewrites.get(0).after().sql());
        // A statement that asks for nothing at all cannot be told from another.
        assertThat(equality)
            .as(before.sql())
            .isInstanceOfAny(Equality.Proven.class, Equality.Inconclusive.class);
        proven += equality instanceof Equality.Proven ? 1 : 0;
      }
    }
    assertThat(proven).isGreaterThanOrEqualTo(STATEMENTS / 2);
  }
}
