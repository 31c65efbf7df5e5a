package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.proof.rewrite.ConditionReading.Point;
import dev.tunesmith.proof.rewrite.ConditionWalk.Found;
import dev.tunesmith.proof.rewrite.SelectText.Span;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the conditions of one statement that the rules apply to, and exchanges them. */
final class Rewriting {

  // More ranges than this are no easier on an index than the list they come from.
  private static final int MOST_STRETCHES = 8;

  /** A condition that a rule applies to. */
  private record Instance(Slot slot, Span span, ConditionReading reading) {

    boolean isAbout(RewriteStep step) {
      ColumnPlace place = reading.time().column();
      return place.table().name().equals(step.table())
          && place.column().name().equals(step.column());
    }

    LocalDateTime first() {
      return reading.points().get(0).value();
    }
  }

  private final Query query;
  private final SelectText text;
  private final List<Instance> instances;

  private Rewriting(Query query, SelectText text, Schema schema) {
    this.query = query;
    this.text = text;
    this.instances =
        ConditionWalk.of(text.tree(), schema).stream()
            .flatMap(found -> instances(found, text))
            .sorted(Comparator.comparingInt(instance -> instance.span().start()))
            .toList();
  }

  private static Stream<Instance> instances(Found found, SelectText text) {
    return found.slot().leaves().stream()
        .flatMap(
            leaf ->
                ConditionReading.of(leaf.get(), found.scope())
                    .filter(Rewriting::isWorthARange)
                    .flatMap(
                        reading -> text.locate(leaf).map(span -> new Instance(leaf, span, reading)))
                    .stream());
  }

  private static boolean isWorthARange(ConditionReading reading) {
    int stretches = reading.ranges().stretches().size();
    return reading.time().rule() != null && stretches > 0 && stretches <= MOST_STRETCHES;
  }

  static List<Rewritten> of(Query query, Schema schema) {
    return SelectText.of(query.sql())
        .map(text -> new Rewriting(query, text, schema).rewrites())
        .orElse(List.of());
  }

  private List<Rewritten> rewrites() {
    List<ColumnPlace> columns = new ArrayList<>();
    for (Instance instance : instances) {
      ColumnPlace column = instance.reading().time().column();
      if (columns.stream().noneMatch(column::isSameAs)) {
        columns.add(column);
      }
    }
    List<Rewritten> rewrites = new ArrayList<>();
    if (columns.size() != 1) {
      rewrites.addAll(exchanged(instance -> true));
    }
    for (ColumnPlace column : columns) {
      rewrites.addAll(exchanged(instance -> instance.reading().time().column().isSameAs(column)));
    }
    return rewrites;
  }

  private List<Rewritten> exchanged(Predicate<Instance> which) {
    List<Instance> chosen = instances.stream().filter(which).toList();
    return chosen.isEmpty()
        ? List.of()
        : List.of(
            Rewritten.ofTimes(
                query,
                query.asking(spliced(chosen, this::range)),
                chosen.stream().map(this::step).toList()));
  }

  private String spliced(List<Instance> chosen, Function<Instance, String> replacement) {
    StringBuilder sql = new StringBuilder(query.sql());
    for (int i = chosen.size() - 1; i >= 0; i--) {
      Span span = chosen.get(i).span();
      sql.replace(span.start(), span.end(), replacement.apply(chosen.get(i)));
    }
    return sql.toString();
  }

  private String range(Instance instance) {
    return writer(instance).of(instance.reading().ranges(), instance.slot().around());
  }

  private RangeText writer(Instance instance) {
    return new RangeText(instance.reading().time(), text.isInCapitals());
  }

  private RewriteStep step(Instance instance) {
    TimeOfColumn time = instance.reading().time();
    RewriteRule rule = time.rule();
    if (rule == null) {
      throw new IllegalStateException("no rule applies to " + text.text(instance.span()));
    }
    RangeText writer = writer(instance);
    Duration least =
        time.columnType() == ValueType.DATE ? Duration.ofDays(1) : Duration.ofNanos(1000);
    List<String> edges =
        instance.reading().ranges().ends().stream()
            .flatMap(end -> Stream.of(end.minus(least), end))
            .map(end -> writer.literal(end, time.columnType()))
            .toList();
    return new RewriteStep(
        rule,
        time.column().table().name(),
        time.column().column().name(),
        text.text(instance.span()),
        range(instance),
        edges,
        SideConditions.of(instance.reading()));
  }

  static Query about(Query query, Schema schema, RewriteStep column, LocalDateTime anchor) {
    Rewriting rewriting = new Rewriting(query, SelectText.of(query.sql()).orElseThrow(), schema);
    List<Instance> moved =
        rewriting.instances.stream().filter(instance -> instance.isAbout(column)).toList();
    if (moved.isEmpty()) {
      throw new IllegalArgumentException(query.name() + " has no rewritable " + column.column());
    }
    Duration shift = Duration.between(moved.get(0).first(), anchor);
    return rewriting.query.asking(
        rewriting.spliced(moved, instance -> rewriting.moved(instance, shift)));
  }

  private String moved(Instance instance, Duration shift) {
    ConditionReading reading = instance.reading();
    List<Point> points =
        reading.points().stream()
            .map(point -> new Point(point.order(), moved(reading.time(), point.value(), shift)))
            .toList();
    return writer(instance).comparisons(reading.with(points), instance.slot().around());
  }

  // What was the beginning of a month is to be one again, so that equality can hold.
  private static LocalDateTime moved(TimeOfColumn time, LocalDateTime value, Duration shift) {
    LocalDateTime moved = value.plus(shift);
    if (time.bucket().floor(value).equals(value)) {
      return time.bucket().floor(moved);
    }
    return moved.truncatedTo(ChronoUnit.MICROS);
  }
}
