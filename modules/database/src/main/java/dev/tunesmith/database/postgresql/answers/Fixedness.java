package dev.tunesmith.database.postgresql.answers;

import dev.tunesmith.database.postgresql.answers.ParseTree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether some columns of a SELECT fix the whole row of it, or all that it shows, so that sorting
 * by them leaves no choice. Answers no when in doubt.
 */
final class Fixedness {

  /* Values of the server's own enumerations. */
  private static final int RELATION = 0;
  private static final int JOIN = 2;
  private static final int INNER = 0;
  private static final int LEFT = 1;
  private static final int RIGHT = 3;

  /** A column of one of the relations that a SELECT reads. */
  private record Place(int relation, int column) {}

  /** A column of a table, by their numbers in the catalogue. */
  record Column(int table, int number) {}

  /** Where all of {@code from} are fixed, {@code to} is. */
  private record Implication(Set<Place> from, Place to) {}

  private static final Keys NO_KEYS =
      new Keys() {
        @Override
        public List<Set<Integer>> of(int table) {
          return List.of();
        }

        @Override
        public boolean isEquality(int operator) {
          return false;
        }
      };

  private final Node query;
  private final Keys keys;
  private final List<Node> relations;
  private final Set<Place> fixed = new HashSet<>();
  private final List<Implication> implications = new ArrayList<>();
  private final Set<Integer> read = new HashSet<>();
  private boolean isUnderstood = true;

  private Fixedness(Node query, Keys keys) {
    this.query = query;
    this.keys = keys;
    this.relations = query.nodes("rtable");
  }

  /** What the catalogue knows, by object ids. */
  interface Keys {
    /** The columns that are unique together and never NULL, as column numbers. */
    List<Set<Integer>> of(int table);

    /** Whether the operator says that its sides are equal. */
    boolean isEquality(int operator);
  }

  /**
   * Whether equal values of the columns sorted or partitioned by mean equal rows.
   *
   * @param references the {@code ressortgroupref} of those columns
   */
  static boolean isFixedBy(Set<Integer> references, Node query, Keys keys) {
    return new Fixedness(query, keys).isFixed(references);
  }

  private boolean isFixed(Set<Integer> references) {
    boolean grouped = query.has("groupClause") || query.has("groupingSets");
    if (query.isTrue("hasAggs") && !grouped) {
      return true;
    }
    if (outputIsIn(references)) {
      return true;
    }
    if (references.isEmpty() || query.has("groupingSets")) {
      return false;
    }
    if (query.has("setOperations")) {
      return SetBranches.areFixed(shownBy(references), query, keys);
    }
    if (grouped) {
      return !isDistinct() && groupsAreFixed(references);
    }
    return rowsAreFixed(references);
  }

  /**
   * The table and the columns of it, by their place in the result, that a SELECT shows, where it
   * shows of each row of the table nothing else; empty where it does.
   */
  static Map<Integer, Column> origins(Node select) {
    if (select.has("setOperations") || select.has("groupClause") || select.isTrue("hasAggs")) {
      return Map.of();
    }
    Fixedness reading = new Fixedness(select, NO_KEYS);
    Map<Integer, Place> places = new HashMap<>();
    for (Node entry : select.nodes("targetList")) {
      Place place = entry.nodes("expr").stream().findFirst().map(reading::place).orElse(null);
      if (place != null) {
        places.put(entry.number("resno"), place);
      } else if (!entry.isTrue("resjunk")) {
        return Map.of();
      }
    }
    return reading.origins(places);
  }

  private Map<Integer, Column> origins(Map<Integer, Place> places) {
    Map<Integer, Column> columns = new HashMap<>();
    for (Map.Entry<Integer, Place> shown : places.entrySet()) {
      Node entry = relations.get(shown.getValue().relation() - 1);
      if (entry.number("rtekind") == RELATION) {
        columns.put(shown.getKey(), new Column(entry.number("relid"), shown.getValue().column()));
      }
    }
    boolean isOfOneRow = places.values().stream().map(Place::relation).distinct().count() == 1;
    return isOfOneRow ? columns : Map.of();
  }

  /** DISTINCT ON keeps whole rows, those that the order brings first. */
  private boolean isDistinct() {
    return query.has("distinctClause") && !query.isTrue("hasDistinctOn");
  }

  /** The places in the result of what is sorted by. */
  private Set<Integer> shownBy(Set<Integer> references) {
    return query.nodes("targetList").stream()
        .filter(entry -> references.contains(entry.number("ressortgroupref")))
        .map(entry -> entry.number("resno"))
        .collect(Collectors.toSet());
  }

  static Set<Integer> references(List<Node> clauses) {
    return clauses.stream()
        .map(clause -> clause.number("tleSortGroupRef"))
        .collect(Collectors.toSet());
  }

  private boolean outputIsIn(Set<Integer> references) {
    return query.nodes("targetList").stream()
        .filter(entry -> !entry.isTrue("resjunk"))
        .allMatch(
            entry ->
                references.contains(entry.number("ressortgroupref"))
                    || entry.nodes("expr").stream().allMatch(node -> node.kind().equals("CONST")));
  }

  /** A group is fixed by what its rows share, whether it is sorted by that or by a key of it. */
  private boolean groupsAreFixed(Set<Integer> references) {
    spread(references);
    Set<Integer> groups = references(query.nodes("groupClause"));
    return query.nodes("targetList").stream()
        .filter(entry -> groups.contains(entry.number("ressortgroupref")))
        .filter(entry -> !references.contains(entry.number("ressortgroupref")))
        .flatMap(entry -> entry.nodes("expr").stream())
        .map(this::place)
        .allMatch(place -> isUnderstood && place != null && isFixed(place));
  }

  /**
   * Whether equal values at some places of the result mean that all of it is equal, whatever the
   * WHERE clause says.
   */
  static boolean isFixedByShown(Set<Integer> places, Node select, Keys keys) {
    Fixedness reading = new Fixedness(select, keys);
    reading.fixShown(places);
    select.nodes("jointree").stream()
        .flatMap(tree -> tree.nodes("fromlist").stream())
        .forEach(reading::collect);
    reading.grow();
    return reading.isUnderstood && !reading.read.isEmpty() && reading.showsOnlyWhatIsFixed();
  }

  private void fixShown(Set<Integer> places) {
    query.nodes("targetList").stream()
        .filter(entry -> places.contains(entry.number("resno")))
        .forEach(entry -> entry.nodes("expr").forEach(this::fix));
  }

  private boolean rowsAreFixed(Set<Integer> references) {
    spread(references);
    return isUnderstood
        && !query.isTrue("hasTargetSRFs")
        && !read.isEmpty()
        && (read.stream().allMatch(this::isKnown) || showsOnlyWhatIsFixed());
  }

  /** Finds all that is fixed where the columns sorted or partitioned by are. */
  private void spread(Set<Integer> references) {
    fixShown(shownBy(references));
    query.nodes("jointree").forEach(tree -> collect(tree));
    grow();
  }

  /** Adds whatever follows from what is fixed. */
  private void grow() {
    boolean grown = true;
    while (grown) {
      int before = fixed.size();
      implications.stream()
          .filter(implication -> implication.from().stream().allMatch(this::isFixed))
          .map(Implication::to)
          .forEach(fixed::add);
      read.stream().filter(this::isKnown).forEach(relation -> fixed.add(new Place(relation, 0)));
      grown = fixed.size() > before;
    }
  }

  /** Rows that differ in nothing that is shown may come in any order; a window tells them apart. */
  private boolean showsOnlyWhatIsFixed() {
    return query.nodes("targetList").stream()
        .filter(entry -> !entry.isTrue("resjunk"))
        .flatMap(entry -> entry.nodes("expr").stream())
        .flatMap(ParseTree::all)
        .allMatch(this::isFixedNode);
  }

  private boolean isFixedNode(Node node) {
    if (node.kind().equals("VAR")) {
      Place place = place(node);
      return place != null && isFixed(place);
    }
    return !node.kind().equals("SUBLINK") && !node.kind().equals("WINDOWFUNC");
  }

  private void fix(Node expression) {
    Place place = place(expression);
    if (place != null) {
      fixed.add(place);
    }
  }

  /** Column 0 stands for the whole row. */
  private boolean isFixed(Place place) {
    return fixed.contains(place) || fixed.contains(new Place(place.relation(), 0));
  }

  private boolean isKnown(int relation) {
    Node entry = relations.get(relation - 1);
    if (entry.number("rtekind") == RELATION) {
      return keys.of(entry.number("relid")).stream()
          .anyMatch(key -> key.stream().allMatch(column -> isFixed(new Place(relation, column))));
    }
    int columns = entry.nodes("eref").stream().mapToInt(names -> names.size("colnames")).sum();
    for (int column = 1; column <= columns; column++) {
      if (!isFixed(new Place(relation, column))) {
        return false;
      }
    }
    return columns > 0;
  }

  private void collect(Node tree) {
    switch (tree.kind()) {
      case "FROMEXPR" -> {
        tree.nodes("fromlist").forEach(item -> collect(item));
        tree.nodes("quals").forEach(this::conjuncts);
      }
      case "RANGETBLREF" -> read.add(tree.number("rtindex"));
      case "JOINEXPR" -> collectJoin(tree);
      default -> isUnderstood = false;
    }
  }

  private void collectJoin(Node join) {
    join.nodes("larg").forEach(this::collect);
    join.nodes("rarg").forEach(this::collect);
    int type = join.number("jointype");
    if (type == INNER) {
      join.nodes("quals").forEach(this::conjuncts);
    } else if (type == LEFT || type == RIGHT) {
      join.nodes("quals")
          .forEach(condition -> optional(condition, below(join, type == LEFT ? "rarg" : "larg")));
    }
  }

  /**
   * An outer join's condition says something of the side that it adds, nothing of the other, and
   * only where all is fixed that decides whether there is anything to add.
   */
  private void optional(Node condition, Set<Integer> added) {
    List<Node> parts = condition.all().toList();
    Set<Place> asked =
        parts.stream()
            .filter(node -> node.kind().equals("VAR"))
            .flatMap(node -> Stream.ofNullable(place(node)))
            .filter(place -> !added.contains(place.relation()))
            .collect(Collectors.toSet());
    if (parts.stream().anyMatch(node -> node.kind().equals("SUBLINK") || isOfSeveral(node))) {
      return;
    }
    Set<Place> fixedBefore = Set.copyOf(fixed);
    int known = implications.size();
    conjuncts(condition);
    List<Implication> found =
        Stream.concat(
                fixed.stream()
                    .filter(place -> !fixedBefore.contains(place))
                    .map(place -> new Implication(asked, place)),
                implications.stream()
                    .skip(known)
                    .map(each -> new Implication(union(asked, each.from()), each.to())))
            .filter(implication -> added.contains(implication.to().relation()))
            .toList();
    fixed.retainAll(fixedBefore);
    implications.subList(known, implications.size()).clear();
    implications.addAll(found);
  }

  /** Whether it is a column that a join made of several. */
  private boolean isOfSeveral(Node node) {
    return node.kind().equals("VAR") && node.number("varlevelsup") == 0 && place(node) == null;
  }

  private static Set<Place> union(Set<Place> some, Set<Place> others) {
    return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
  }

  private static Set<Integer> below(Node join, String side) {
    return join.nodes(side).stream()
        .flatMap(ParseTree::all)
        .filter(node -> node.kind().equals("RANGETBLREF"))
        .map(node -> node.number("rtindex"))
        .collect(Collectors.toSet());
  }

  private void conjuncts(Node condition) {
    if (condition.kind().equals("BOOLEXPR") && condition.text("boolop").equals("and")) {
      condition.nodes("args").forEach(this::conjuncts);
    } else if (condition.kind().equals("OPEXPR") && keys.isEquality(condition.number("opno"))) {
      equality(condition.nodes("args"));
    }
  }

  private void equality(List<Node> sides) {
    if (sides.size() != 2) {
      return;
    }
    Place left = place(sides.get(0));
    Place right = place(sides.get(1));
    if (left != null && right != null) {
      implications.add(new Implication(Set.of(left), right));
      implications.add(new Implication(Set.of(right), left));
    } else if (left != null && sides.get(1).kind().equals("CONST")) {
      fixed.add(left);
    } else if (right != null && sides.get(0).kind().equals("CONST")) {
      fixed.add(right);
    }
  }

  private @Nullable Place place(Node expression) {
    if (expression.kind().equals("RELABELTYPE")) {
      return expression.nodes("arg").isEmpty() ? null : place(expression.nodes("arg").get(0));
    }
    if (!expression.kind().equals("VAR") || expression.number("varlevelsup") != 0) {
      return null;
    }
    int relation = expression.number("varno");
    int column = expression.number("varattno");
    Node entry = relations.get(relation - 1);
    // From version 18 on, the columns that are grouped by stand for the groups' as well.
    String others = entry.number("rtekind") == JOIN ? "joinaliasvars" : "groupexprs";
    if (entry.number("rtekind") == JOIN || entry.has(others)) {
      List<Node> merged = entry.nodes(others);
      return merged.size() >= column && column > 0 ? place(merged.get(column - 1)) : null;
    }
    return new Place(relation, column);
  }
}
