package dev.tunesmith.core.objective;

import dev.tunesmith.core.skill.MetricTarget;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a metric of a skill file may be about. The first whose words are in a metric's name is
 * meant, so that the more telling stand first.
 */
public enum Quantity {
  /** The share of the skill's issues that came to a level and were settled there. */
  SETTLED_AT_LEVEL("^settled at level [1-4]$", "%", null),
  /** The share of the skill's issues that came as far as a level. */
  REACHED_LEVEL("^came to level [1-4]$", "%", null),

  BACKUP_TIME("backup|restore", "", "no backup is made here; ask who runs the server"),
  RECOVERY_TIME("recovery|\\brto\\b|\\brpo\\b", "", "nothing fails here; ask who runs the server"),
  DETECTION_TIME("time to detect|detection", "", "nothing is watched over days"),
  UPTIME("uptime|availability", "%", "it takes months of watching"),
  COST("\\bcosts?\\b|budget", "%", "prices are not in a database"),
  REPLICATION_LAG("replication lag|replica lag", "s", "a copy has no replicas"),
  CONNECTION_TIME("connection (?:establishment|time)", "ms", "a copy is not reached over your net"),
  CONNECTIONS("concurrent connections|connections?,", "x", "your load is not run here"),
  DATA_VOLUME("data volume|volume", "x", "the data is copied as it is"),
  SCALING("scaling|scalability|concurrent performance", "x", "your load is not run here"),
  CPU("\\bcpu\\b", "%", "another machine answers here, at no peak"),
  RESOURCES("resource", "%", "another machine answers here, at no peak"),
  FALSE_ALARMS("alarm|alert", "%", "nothing is watched over days"),

  /** The longest that it takes to carry out one remedy, while which others may have to wait. */
  DOWNTIME("\\bdowntime\\b", "ms", null),
  /** The share of the handed over remedies whose undo was run. */
  UNDO_REHEARSED("undo|rollback", "%", null),
  /** The mean time that the planner takes. */
  PLANNING_TIME("planning time", "ms", null),
  /** The share of table accesses that go through an index. */
  INDEX_USE("index (?:use|usage|utili[sz]ation|hit)", "%", null),
  /** The share of block accesses served from memory, under load. */
  BUFFER_HITS("(?:buffer|cache)\\b.*\\b(?:hit|ratio)", "%", null),
  /** By how much the blocks that the workload touches become fewer. */
  BLOCKS_TOUCHED("(?:disk|i/o|\\bio\\b).*", "%", null),
  /** The share of statements that are answered within the time that the name says. */
  ANSWERED_WITHIN("answered (?:under|within|in)|(?:under|within) \\d+ ?m?s", "%", null),
  /** By how much statements that take over a second become fewer. */
  SLOW_STATEMENTS("(?:queries|statements) (?:over|taking)|slow (?:quer|statement)", "%", null),
  /** Statements that one connection gets answered, as a multiple of before. */
  THROUGHPUT("throughput", "x", null),
  /** The workload's time before as a multiple of after. */
  SPEED_UP(
      "performance against|(?:against|from) (?:the )?baseline|speed-?up|overall performance",
      "x",
      null),
  /** The 95th percentile of the slowest statement. */
  QUERY_TIME("response time|latency|(?:query|statement|execution) time|\\bp95\\b", "ms", null),

  /** What a review of the design remarks on, of which there should be nothing. */
  NORMAL_FORM("^(?:validate |check )?normali[sz]ation\\b", "remarks", null),
  DATA_TYPES("^(?:validate |check |column )?data types?\\b", "remarks", null),
  CONSTRAINTS("^(?:validate |check )?(?:constraints?|referential integrity)\\b", "remarks", null),
  PARTITIONS("^(?:table )?partition(?:s|ing)?\\b", "remarks", null),
  INDEX_UPKEEP("^(?:review|check) ind(?:exes|ices)\\b", "remarks", null),
  QUERY_FORM("\\bsql\\b.*\\bbest practices", "remarks", null);

  private final Pattern words;
  private final String unit;
  private final @Nullable String whyNot;

  Quantity(String words, String unit, @Nullable String whyNot) {
    this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    this.unit = unit;
    this.whyNot = whyNot;
  }

  /** The quantity that a metric of that name is about. */
  public static Optional<Quantity> of(String name) {
    return Arrays.stream(values()).filter(each -> each.words.matcher(name).find()).findFirst();
  }

  /**
   * The unit of its figures: {@code ms}, {@code %}, {@code x}, {@code remarks}; empty where none is
   * measured.
   */
  public String unit() {
    return unit;
  }

  /** What is wanted of it where nobody says a figure; empty where that says nothing. */
  Optional<MetricTarget> natural() {
    return isCounted()
        ? Optional.of(new MetricTarget(MetricTarget.Comparison.AT_MOST, 0, unit))
        : Optional.empty();
  }

  /** Whether it is a number of remarks, whatever else of numbers is written beside it. */
  boolean isCounted() {
    return unit.equals("remarks");
  }

  /** Why no session can measure it; empty where one can. */
  public Optional<String> whyNotHere() {
    return Optional.ofNullable(whyNot);
  }
}
