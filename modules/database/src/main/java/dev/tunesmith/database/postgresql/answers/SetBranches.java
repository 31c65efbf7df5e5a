package dev.tunesmith.database.postgresql.answers;

import dev.tunesmith.database.postgresql.answers.Fixedness.Column;
import dev.tunesmith.database.postgresql.answers.Fixedness.Keys;
import dev.tunesmith.database.postgresql.answers.ParseTree.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether some columns of UNION, INTERSECT or EXCEPT fix all of a row. */
final class SetBranches {

  private static final int SUBQUERY = 1;

  private SetBranches() {}

  /**
   * Whether equal values at those places mean equal rows, from whatever branch they come.
   *
   * @param places in the result, from 1
   */
  static boolean areFixed(Set<Integer> places, Node query, Keys keys) {
    List<Node> branches =
        query.nodes("rtable").stream()
            .filter(entry -> entry.number("rtekind") == SUBQUERY)
            .flatMap(entry -> entry.nodes("subquery").stream())
            .toList();
    return showOneTable(places, branches, keys) || differInConditionsOnly(places, branches, keys);
  }

  /** Branches that all show the same columns of rows of one table, its key among those fixed. */
  private static boolean showOneTable(Set<Integer> places, List<Node> branches, Keys keys) {
    List<Map<Integer, Column>> origins =
        branches.stream().map(Fixedness::origins).distinct().toList();
    if (origins.size() != 1 || origins.get(0).isEmpty()) {
      return false;
    }
    Map<Integer, Column> columns = origins.get(0);
    Set<Integer> known =
        places.stream()
            .flatMap(place -> Stream.ofNullable(columns.get(place)))
            .map(Column::number)
            .collect(Collectors.toSet());
    int table = columns.values().iterator().next().table();
    return keys.of(table).stream().anyMatch(known::containsAll);
  }

  /** What a row shows follows from those places by the same joins in each branch. */
  private static boolean differInConditionsOnly(
      Set<Integer> places, List<Node> branches, Keys keys) {
    return branches.stream().noneMatch(SetBranches::isMoreThanRows)
        && branches.stream().map(SetBranches::joinsAndList).distinct().count() == 1
        && Fixedness.isFixedByShown(places, branches.get(0), keys);
  }

  private static boolean isMoreThanRows(Node branch) {
    return branch.has("setOperations")
        || branch.has("groupClause")
        || branch.has("groupingSets")
        || branch.isTrue("hasAggs")
        || branch.isTrue("hasWindowFuncs")
        || branch.isTrue("hasTargetSRFs")
        || branch.isTrue("hasSubLinks");
  }

  /** All of a SELECT but for its WHERE clause and for where its words stand. */
  private static List<String> joinsAndList(Node branch) {
    return Stream.of(
            branch.nodes("rtable").stream().map(SetBranches::source),
            branch.nodes("jointree").stream()
                .flatMap(tree -> tree.nodes("fromlist").stream())
                .map(SetBranches::words),
            branch.nodes("targetList").stream().map(SetBranches::words))
        .flatMap(each -> each)
        .toList();
  }

  /** What a name in the FROM clause stands for: a table, whatever it is called, or other rows. */
  private static String source(Node entry) {
    String table = entry.text("rtekind") + " " + entry.text("relid") + entry.text("inh");
    boolean isOfRows = entry.number("rtekind") == SUBQUERY || entry.number("relid") == 0;
    return isOfRows ? table + words(entry) : table;
  }

  private static String words(ParseTree tree) {
    return tree.toString().replaceAll("location=\\[[^\\]]*\\]", "");
  }
}
