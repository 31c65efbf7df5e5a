package dev.tunesmith.proof.rule;

import dev.tunesmith.core.evidence.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Samples of one unchanged statement, taken one after the other by NoiseRecorder on a real sandbox.
 */
record NoiseTrace(String statement, List<Double> millis) {

  /** The traces in the test resource {@code noise/<condition>.txt}. */
  static List<NoiseTrace> recorded(String condition) {
    String file = "/noise/" + condition + ".txt";
    try (InputStream text = NoiseTrace.class.getResourceAsStream(file)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(NoiseTrace::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NoiseTrace parse(String line) {
    int colon = line.indexOf(':');
    List<Double> millis =
        Arrays.stream(line.substring(colon + 1).trim().split(" ")).map(Double::valueOf).toList();
    return new NoiseTrace(line.substring(0, colon), millis);
  }

  /**
   * Decides as a trial would have from a random moment on: neighbouring samples make a pair, in the
   * order with, without, without, with; the samples with are multiplied by {@code effect}.
   */
  Outcome trial(SequentialRule rule, double effect, Random random) {
    return run(rule, effect, random).outcome();
  }

  /** Two neighbouring pairs from a random moment on, as they are taken of long runs. */
  PairedTimes twoPairs(double effect, Random random) {
    int from = random.nextInt(millis.size() - 2 * LongRunRule.PAIRS + 1);
    boolean isSwapped = random.nextBoolean();
    PairedTimes pairs = new PairedTimes();
    for (int i = 0; i < LongRunRule.PAIRS; i++) {
      double first = millis.get(from + 2 * i);
      double second = millis.get(from + 2 * i + 1);
      boolean isWithFirst = (i % 2 == 0) != isSwapped;
      pairs.add((isWithFirst ? first : second) * effect, isWithFirst ? second : first);
    }
    return pairs;
  }

  /** A trial with all that was measured in it. */
  record Run(Outcome outcome, PairedTimes pairs) {}

  /** The same as a trial. */
  Run run(SequentialRule rule, double effect, Random random) {
    int from = random.nextInt(millis.size() - 2 * SequentialRule.lastLook() + 1);
    boolean isSwapped = random.nextBoolean();
    PairedTimes pairs = new PairedTimes();
    Optional<Outcome> outcome = Optional.empty();
    while (outcome.isEmpty()) {
      double first = millis.get(from + 2 * pairs.count());
      double second = millis.get(from + 2 * pairs.count() + 1);
      boolean isWithFirst = (pairs.count() % 2 == 0) != isSwapped;
      pairs.add((isWithFirst ? first : second) * effect, isWithFirst ? second : first);
      outcome = rule.decide(pairs);
    }
    return new Run(outcome.get(), pairs);
  }
}
