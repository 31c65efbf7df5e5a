package dev.tunesmith.advisor.writes;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.Plan.Spent;
import dev.tunesmith.core.plan.Plan.Trigger;
import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import java.util.stream.Stream;

/**
 * A foreign key whose referencing rows were looked for when a write ran.
 *
 * @param table the referencing one
 * @param calls how often they were looked for
 * @param millis all of that together
 * @param writeMillis the whole write
 */
public record KeyCheck(
    Table table, ForeignKey key, double calls, double millis, double writeMillis) {

  /** The checks of a write that ran; those of a row that it refers to are none of them. */
  public static Stream<KeyCheck> of(Plan plan, Schema schema) {
    Spent spent = plan.spent();
    return spent == null
        ? Stream.empty()
        : spent.triggers().stream().flatMap(trigger -> of(trigger, spent, schema));
  }

  private static Stream<KeyCheck> of(Trigger trigger, Spent spent, Schema schema) {
    return schema.tables().stream()
        .flatMap(
            table ->
                table.foreignKeys().stream()
                    .filter(key -> key.name().equals(trigger.constraint()))
                    .filter(key -> key.target().name().equals(trigger.relation()))
                    .map(
                        key ->
                            new KeyCheck(
                                table,
                                key,
                                trigger.calls(),
                                trigger.millis(),
                                spent.executionMillis())));
  }

  /** Whether an index of the referencing table leads to its rows. */
  public boolean isServed() {
    return table.serves(key);
  }

  /** The rows that are read in all where no index leads to them. */
  public double rowsGoneThrough() {
    return calls * table.rows();
  }
}
