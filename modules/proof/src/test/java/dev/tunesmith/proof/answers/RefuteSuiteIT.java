package dev.tunesmith.proof.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.database.sandbox.Sandbox;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A tenth of the suite; scripts/bench/refute-suite runs all of it. */
@Tag("long")
class RefuteSuiteIT {

  private static final int STEP = Integer.getInteger("tunesmith.refute.step", 10);

  // Counted in databases rather than seconds, so that a busy machine changes nothing.
  private static final SearchLimits LIMITS = new SearchLimits(600, Duration.ofMinutes(5), 200, 1);

  private static Sandbox sandbox;
  private static Refuter refuter;

  @BeforeAll
  static void open() {
    sandbox = ShopSandbox.open();
    refuter = Refuter.open(sandbox, new EvidenceCounter(), InstantSource.system());
  }

  @AfterAll
  static void close() {
    refuter.close();
    sandbox.close();
  }

  @Test
  void wrong_variants_are_refuted() {
    SuiteRun.Wrong wrong = new SuiteRun(refuter, LIMITS, STEP).wrong();

    assertThat(wrong.asked()).isGreaterThan(20);
    assertThat(wrong.missed()).isEmpty();
    // Rates of so few say little; scripts/bench/refute-suite holds the whole to its bound.
    assertThat(wrong.undecided()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void right_rewrites_raise_no_alarm() {
    assertThat(new SuiteRun(refuter, LIMITS, STEP).right().alarms()).isEmpty();
  }
}
