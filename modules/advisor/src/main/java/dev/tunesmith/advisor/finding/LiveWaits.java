package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.agent.TargetFacts.Party;
import dev.tunesmith.core.agent.TargetFacts.Wait;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.StatementAuthor;
import dev.tunesmith.core.workload.Traffic;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.sql.StatementShape;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Says which statements of a workload were found waiting for locks at the target. */
public final class LiveWaits {

  /** A shorter wait passes by itself. */
  private static final Duration WORTH_TELLING = Duration.ofSeconds(1);

  private LiveWaits() {}

  /** What each statement waits, all sessions that ask it together. */
  public static List<Traffic> of(List<Wait> waits, Workload workload) {
    return workload.queries().stream()
        .filter(query -> query.course() == null)
        .flatMap(query -> of(waits, query).stream())
        .toList();
  }

  private static Optional<Traffic> of(List<Wait> waits, Query query) {
    String shape = plain(StatementShape.of(query.sql()));
    List<Wait> own =
        waits.stream()
            .filter(wait -> wait.waiting().shape() != null)
            .filter(wait -> plain(String.valueOf(wait.waiting().shape())).equals(shape))
            .toList();
    Duration waited =
        own.stream()
            .flatMap(wait -> Stream.ofNullable(wait.waited()))
            .reduce(Duration.ZERO, Duration::plus);
    return waited.compareTo(WORTH_TELLING) < 0
        ? Optional.empty()
        : Optional.of(
            new Traffic(
                query.name(),
                Traffic.Kind.WAITED,
                own.size(),
                waited.toMillis(),
                own.stream()
                    .flatMap(wait -> wait.blockers().stream())
                    .map(LiveWaits::words)
                    .distinct()
                    .toList(),
                StatementAuthor.BY_HAND));
  }

  /** However it is spaced; a server calls a value by its number, where a workload has one. */
  private static String plain(String shape) {
    return shape.replaceAll("\\$\\d+", "?").replaceAll("\\s+|;\\s*$", "").toLowerCase(Locale.ROOT);
  }

  private static String words(Party holder) {
    String shape = holder.shape();
    return "%s (now %s)".formatted(shape == null ? "what is not shown" : shape, holder.state());
  }
}
