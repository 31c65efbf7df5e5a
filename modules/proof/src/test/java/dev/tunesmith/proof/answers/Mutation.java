package dev.tunesmith.proof.answers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.select.Select;

/**
 * A statement made wrong by a mechanical change at one place.
 *
 * @param query the name of the original
 * @param operator what was changed
 */
record Mutation(String query, String operator, StatementPair pair) {

  /** A change that may be made to a parsed statement. */
  record Edit(String operator, Runnable change) {}

  /** Every change of every kind at every place of a statement; each text once. */
  static List<Mutation> of(String query, String sql) {
    Map<String, Mutation> found = new LinkedHashMap<>();
    String unchanged = parse(sql).toString();
    int count = edits(parse(sql)).size();
    for (int i = 0; i < count; i++) {
      // Parsed anew, since an edit changes the tree.
      Select tree = parse(sql);
      Edit edit = edits(tree).get(i);
      edit.change().run();
      String changed = tree.toString();
      if (!changed.equals(unchanged)) {
        found.putIfAbsent(
            changed, new Mutation(query, edit.operator(), new StatementPair(sql, changed)));
      }
    }
    StructureEdits.of(sql)
        .forEach(
            (operator, changed) ->
                found.putIfAbsent(
                    changed, new Mutation(query, operator, new StatementPair(sql, changed))));
    return List.copyOf(found.values());
  }

  private static List<Edit> edits(Select tree) {
    Slot.Found places = Slot.in(tree);
    List<Edit> edits = new ArrayList<>();
    places.selects().forEach(select -> edits.addAll(ClauseEdits.of(select)));
    places.sets().forEach(set -> edits.addAll(SetEdits.of(set)));
    places.slots().forEach(slot -> edits.addAll(ExpressionEdits.of(slot)));
    places.slots().forEach(slot -> edits.addAll(PredicateEdits.of(slot)));
    return edits;
  }

  static Select parse(String sql) {
    try {
      return (Select) CCJSqlParserUtil.parse(sql);
    } catch (JSQLParserException e) {
      throw new IllegalArgumentException("a statement of the suite does not parse: " + sql, e);
    }
  }

  /** How a person finds it again. */
  String label() {
    return query + " / " + operator + ": " + pair.after();
  }
}
