package dev.tunesmith.database.postgresql.answers;

import dev.tunesmith.database.dialect.StatementFacts;
import dev.tunesmith.database.dialect.StatementFacts.Order;
import dev.tunesmith.database.postgresql.answers.Fixedness.Keys;
import dev.tunesmith.database.postgresql.answers.ParseTree.Node;
import dev.tunesmith.database.postgresql.answers.StatementReading.Function;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a statement answers the same whenever it is asked of the same rows. */
final class Determinism {

  private static final Set<String> EXACT_ON_FLOATS = Set.of("min", "max", "count");

  /* These put values together in the order in which rows come. */
  private static final Set<String> ORDERED =
      Set.of(
          """
          array_agg string_agg json_agg jsonb_agg json_object_agg jsonb_object_agg xmlagg
          json_agg_strict jsonb_agg_strict json_object_agg_strict json_object_agg_unique
          json_object_agg_unique_strict jsonb_object_agg_strict jsonb_object_agg_unique
          jsonb_object_agg_unique_strict
          """
              .strip()
              .split("\\s+"));

  /* These treat rows alike that the window's order leaves alike. */
  private static final Set<String> EVEN_WINDOWS =
      Set.of("rank", "dense_rank", "percent_rank", "cume_dist");

  /* The server's number for FETCH … WITH TIES. */
  private static final int WITH_TIES = 1;

  private static final int ROWS_FRAME = 0x4;
  private static final int FIRST_OWN_ID = 16_384;

  private final StatementReading statement;
  private final Keys keys;
  private final Map<Integer, Function> functions;

  Determinism(StatementReading statement, Keys keys) {
    this.statement = statement;
    this.keys = keys;
    this.functions =
        statement.functions().stream().collect(Collectors.toMap(Function::id, each -> each));
  }

  /** All that is known of the statement. */
  StatementFacts facts() {
    Node query = statement.query();
    List<Node> keys = query.nodes("sortClause");
    return new StatementFacts(
        statement.columns(),
        statement.relations(),
        statement.texts(),
        doubt().orElse(""),
        new Order(keys.size(), isTotallyOrdered(query), shown(query, keys)));
  }

  private static List<Integer> shown(Node query, List<Node> keys) {
    List<Integer> shown = new ArrayList<>();
    for (Node key : keys) {
      query.nodes("targetList").stream()
          .filter(entry -> entry.number("ressortgroupref") == key.number("tleSortGroupRef"))
          .filter(entry -> !entry.isTrue("resjunk"))
          .forEach(entry -> shown.add(entry.number("resno")));
    }
    return shown;
  }

  /** Why its answer may differ between two runs; empty if it cannot. */
  private Optional<String> doubt() {
    return function(Function::isVolatile, "%s is volatile: it may answer otherwise each time")
        .or(() -> function(Function::mayReadTables, "%s may read tables that cannot be seen"))
        .or(this::ownAggregate)
        .or(
            () ->
                function(
                    each ->
                        each.isAggregate()
                            && each.isFloating()
                            && !EXACT_ON_FLOATS.contains(each.name()),
                    "%s over floating-point numbers depends on the order of the rows"))
        .or(this::sample)
        .or(this::chosenRows)
        .or(this::orderedAggregate)
        .or(this::window);
  }

  private Optional<String> function(Predicate<Function> condition, String reason) {
    return statement.functions().stream()
        .filter(condition)
        .findFirst()
        .map(found -> reason.formatted(found.name()));
  }

  private Optional<String> ownAggregate() {
    return function(
        each -> each.isAggregate() && each.id() >= FIRST_OWN_ID,
        "the aggregate %s is not the server's own and may depend on the order of the rows");
  }

  private Optional<String> sample() {
    return statement.tree().all().anyMatch(node -> node.has("tablesample"))
        ? Optional.of("TABLESAMPLE reads other rows each time")
        : Optional.empty();
  }

  private Optional<String> chosenRows() {
    return queries()
        .filter(
            query ->
                query.has("limitCount")
                    || query.has("limitOffset")
                    || query.isTrue("hasDistinctOn"))
        .filter(query -> !keepsTies(query) && !isTotallyOrdered(query))
        .findFirst()
        .map(
            query ->
                query.isTrue("hasDistinctOn")
                    ? "DISTINCT ON without a total order leaves the choice of rows open"
                    : "LIMIT, OFFSET or FETCH without a total order leaves the choice of rows"
                        + " open");
  }

  /** Whether all rows stay that rank with the last one, so that there is no choice. */
  private static boolean keepsTies(Node query) {
    return query.number("limitOption") == WITH_TIES
        && !query.has("limitOffset")
        && !query.isTrue("hasDistinctOn");
  }

  private Stream<Node> queries() {
    return statement.tree().all().filter(node -> node.kind().equals("QUERY"));
  }

  /** Whether the ORDER BY of a SELECT leaves no two different rows in either order. */
  private boolean isTotallyOrdered(Node query) {
    return Fixedness.isFixedBy(Fixedness.references(query.nodes("sortClause")), query, keys);
  }

  private Optional<String> orderedAggregate() {
    return statement
        .tree()
        .all()
        .filter(node -> node.kind().equals("AGGREF"))
        .filter(node -> ORDERED.contains(name(node.number("aggfnoid"))))
        .filter(node -> !sortsItsArguments(node))
        .findFirst()
        .map(
            node ->
                name(node.number("aggfnoid"))
                    + " puts values together in an order that is not fixed");
  }

  /** Whether whatever it puts together is what it sorts by. */
  private static boolean sortsItsArguments(Node aggregate) {
    Set<Integer> sorted = Fixedness.references(aggregate.nodes("aggorder"));
    return aggregate.nodes("args").stream()
        .filter(entry -> !entry.isTrue("resjunk"))
        .allMatch(
            entry ->
                sorted.contains(entry.number("ressortgroupref"))
                    || entry.nodes("expr").stream().allMatch(node -> node.kind().equals("CONST")));
  }

  private String name(int function) {
    Function found = functions.get(function);
    return found == null ? "a function" : found.name();
  }

  private Optional<String> window() {
    return queries()
        .filter(query -> query.isTrue("hasWindowFuncs"))
        .flatMap(query -> uneven(query).stream())
        .findFirst()
        .map(name -> name + " over a window without a total order leaves the order of rows open");
  }

  private List<String> uneven(Node query) {
    return query.nodes("targetList").stream()
        .flatMap(ParseTree::all)
        .filter(node -> node.kind().equals("WINDOWFUNC"))
        .filter(node -> hangsOnOrder(node, clause(query, node)))
        .filter(node -> !isFixed(query, clause(query, node)))
        .map(node -> name(node.number("winfnoid")))
        .toList();
  }

  private static Node clause(Node query, Node function) {
    return query.nodes("windowClause").stream()
        .filter(clause -> clause.number("winref") == function.number("winref"))
        .findFirst()
        .orElse(function);
  }

  private boolean hangsOnOrder(Node function, Node clause) {
    String name = name(function.number("winfnoid"));
    Function found = functions.get(function.number("winfnoid"));
    boolean plain = found != null && found.isAggregate() && !ORDERED.contains(name);
    return plain ? (clause.number("frameOptions") & ROWS_FRAME) != 0 : !EVEN_WINDOWS.contains(name);
  }

  private boolean isFixed(Node query, Node clause) {
    Set<Integer> references = new HashSet<>(Fixedness.references(clause.nodes("partitionClause")));
    references.addAll(Fixedness.references(clause.nodes("orderClause")));
    return Fixedness.isFixedBy(references, query, keys);
  }
}
