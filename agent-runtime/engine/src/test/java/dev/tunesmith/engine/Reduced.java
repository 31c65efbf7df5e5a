package dev.tunesmith.engine;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which of many whole sessions run every day; all of them with {@code -Dtunesmith.whole=true}. */
public final class Reduced {

  private static final int EACH = 5;

  private Reduced() {}

  /** Every fifth, the last one among them; or all. */
  public static <T> Stream<T> of(List<T> all) {
    return Boolean.getBoolean("tunesmith.whole")
        ? all.stream()
        : IntStream.range(0, all.size())
            .filter(i -> (all.size() - 1 - i) % EACH == 0)
            .mapToObj(all::get);
  }
}
