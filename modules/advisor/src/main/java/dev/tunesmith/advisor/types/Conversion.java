package dev.tunesmith.advisor.types;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.plan.PlanNode.Conditions;
import dev.tunesmith.core.plan.PlanNode.Operation;
import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column that a plan converts in each row, since it is of another type than what it is compared
 * with.
 *
 * @param type what it is converted to
 * @param other the column that it is compared with, or null where that is no column
 */
public record Conversion(Of what, String type, @Nullable Of other) {

  private static final Pattern TEXTS =
      Pattern.compile("text|character(?: varying)?(?:\\(\\d+\\))?");

  /** A column with its table. */
  public record Of(Table table, Column column) {

    /** Its name for a person. */
    public String words() {
      return column.name() + " of " + table.name();
    }
  }

  /* As the server prints it. One to text it prints also where nothing is converted. */
  private static final String CONVERTED = "\\((\\w+\\.\\w+)\\)::(?!text\\b)([a-z]+(?: [a-z]+)*)";
  private static final String PLAIN = "(\\w+\\.\\w+)";
  private static final Pattern FIRST =
      Pattern.compile(CONVERTED + " (?:=|<|>|<=|>=) (?:" + PLAIN + "\\b)?");
  private static final Pattern SECOND = Pattern.compile(PLAIN + " = " + CONVERTED);

  /** All that a plan shows. */
  public static Set<Conversion> in(Plan plan, Schema schema) {
    Map<String, Table> tables = new HashMap<>();
    for (PlanNode step : plan.root().walk().toList()) {
      Operation scan = step.operation();
      if (scan.relation() != null && scan.alias() != null) {
        schema
            .table(TableName.parse(scan.relation()))
            .ifPresent(table -> tables.put(String.valueOf(scan.alias()), table));
      }
    }
    return plan.root()
        .walk()
        .flatMap(step -> conditions(step.conditions()))
        .flatMap(condition -> in(condition, tables))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Stream<String> conditions(Conditions conditions) {
    return Stream.of(conditions.filter(), conditions.index(), conditions.join())
        .flatMap(Stream::ofNullable);
  }

  private static Stream<Conversion> in(String condition, Map<String, Table> tables) {
    Stream<Optional<Conversion>> first =
        FIRST
            .matcher(condition)
            .results()
            .map(found -> of(found.group(1), found.group(2), found.group(3), tables));
    Stream<Optional<Conversion>> second =
        SECOND
            .matcher(condition)
            .results()
            .map(found -> of(found.group(2), found.group(3), found.group(1), tables));
    return Stream.concat(first, second).flatMap(Optional::stream);
  }

  private static Optional<Conversion> of(
      String name, String type, @Nullable String other, Map<String, Table> tables) {
    return column(name, tables)
        .map(
            of ->
                new Conversion(
                    of, type, other == null ? null : column(other, tables).orElse(null)));
  }

  private static Optional<Of> column(String name, Map<String, Table> tables) {
    int dot = name.indexOf('.');
    return Optional.ofNullable(tables.get(name.substring(0, dot)))
        .flatMap(
            table -> table.column(name.substring(dot + 1)).map(column -> new Of(table, column)));
  }

  /**
   * The column that another type would let be compared as it is stored, with that type: a text that
   * holds something else, or what is compared with a key of another type.
   */
  Optional<Retyped> cure() {
    if (TEXTS.matcher(what.column().type()).matches()) {
      return Optional.of(new Retyped(what, type));
    }
    Of compared = other;
    boolean isOfThatType = compared != null && compared.column().type().startsWith(type);
    return compared != null && isOfThatType && isKey(what) && !isKey(compared)
        ? Optional.of(new Retyped(compared, what.column().type()))
        : Optional.empty();
  }

  private static boolean isKey(Of of) {
    return of.table().indexes().stream()
        .filter(index -> index.traits().contains(Index.Trait.PRIMARY))
        .anyMatch(index -> index.keys().get(0).text().equals(of.column().name()));
  }

  /** A column as it should be. */
  record Retyped(Of what, String type) {}
}
