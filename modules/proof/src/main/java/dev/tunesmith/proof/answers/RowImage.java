package dev.tunesmith.proof.answers;

import dev.tunesmith.database.dialect.StatementFacts.ResultColumn;
import dev.tunesmith.database.sql.SqlText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the rows of a result are compared: as text, column by column, since equality of the types
 * themselves would let through what a person can see, such as {@code 'a'} for {@code 'A'} under
 * some collations. Trailing zeros of a numeric do not count.
 *
 * @param orderedBy the columns, from 1, whose order the original fixes; all of them if it fixes the
 *     order of whole rows, none if it fixes nothing
 */
record RowImage(List<ResultColumn> columns, List<Integer> orderedBy) {

  RowImage {
    columns = List.copyOf(columns);
    orderedBy = List.copyOf(orderedBy);
  }

  /** SQL that gives {@code whole} and {@code sorted}, the texts of a row and of its order. */
  String select(SqlText sql) {
    return "select "
        + image(IntStream.rangeClosed(1, columns.size()).boxed().toList())
        + " as whole, "
        + (orderedBy.isEmpty() ? "''" : image(orderedBy))
        + " as sorted from (\n"
        + sql
        + "\n) as tunesmith_answer ("
        + IntStream.rangeClosed(1, columns.size())
            .mapToObj(i -> "c" + i)
            .collect(Collectors.joining(", "))
        + ")";
  }

  private String image(List<Integer> positions) {
    return positions.stream()
        .map(i -> columns.get(i - 1).type().equals("numeric") ? "trim_scale(c" + i + ")" : "c" + i)
        .collect(Collectors.joining(", ", "row(", ")::text"));
  }
}
