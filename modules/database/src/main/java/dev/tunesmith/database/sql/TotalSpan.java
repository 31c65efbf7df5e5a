package dev.tunesmith.database.sql;

import dev.tunesmith.core.schema.Table;
import dev.tunesmith.database.sql.TotalExpression.MayFail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A range of which the ends are in order for every row: the smaller and the greater of two columns.
 */
final class TotalSpan {

  private static final Map<String, Set<ValueType>> RANGES =
      Map.of(
          "numrange",
          Set.of(
              ValueType.SMALL,
              ValueType.WHOLE,
              ValueType.BIG,
              ValueType.DECIMAL,
              ValueType.NUMERIC),
          "daterange",
          Set.of(ValueType.DATE),
          "tsrange",
          Set.of(ValueType.TIMESTAMP),
          "tstzrange",
          Set.of(ValueType.TIMESTAMP_WITH_ZONE));

  private TotalSpan() {}

  static boolean isRange(String function) {
    return RANGES.containsKey(function);
  }

  /** Reads on behind the name of the function. */
  static TotalValue of(String range, TokenWalk walk, Table table) throws MayFail {
    walk.require("(");
    List<String> low = ends("least", range, walk, table);
    walk.require(",");
    List<String> high = ends("greatest", range, walk, table);
    walk.require(",");
    if (!low.equals(high) || walk.string().filter("'[]'"::equals).isEmpty()) {
      throw new MayFail("the ends of a range are not known to be in order for every row");
    }
    walk.require(")");
    return TotalValue.of(ValueType.RANGE);
  }

  private static List<String> ends(String function, String range, TokenWalk walk, Table table)
      throws MayFail {
    List<String> columns = new ArrayList<>();
    walk.require(function);
    walk.require("(");
    for (String behind : List.of(",", ")")) {
      String name = walk.name();
      ValueType type = TotalExpression.ofColumn(name, table).type();
      if (!RANGES.getOrDefault(range, Set.of()).contains(type)) {
        throw new MayFail(name + " is of another type than its range");
      }
      columns.add(name);
      walk.require(behind);
    }
    return columns;
  }
}
