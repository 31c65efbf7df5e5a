package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.WithItem;

/**
 * The SELECTs that a statement is made of, each of which may be written otherwise by itself: it
 * stands for its rows, and those are the same.
 */
final class SelectParts {

  private static final String PLACE = "tunesmith_part";
  private static final String RECURSION = "with recursive";

  private final Select tree;
  private final List<ConditionWalk.Seen> parts;

  SelectParts(Select tree, Schema schema) {
    this.tree = tree;
    this.parts = ConditionWalk.selects(tree, schema);
  }

  /** What the rules make of the statement by changing one of its SELECTs. */
  Stream<Change> changes(List<SelectRule> rules) {
    boolean isLocking = parts.stream().anyMatch(part -> part.select().getForMode() != null);
    return parts.stream()
        .filter(part -> part.place() == null ? part.select() == tree : !isLocking)
        .flatMap(part -> changes(part, rules));
  }

  private Stream<Change> changes(ConditionWalk.Seen part, List<SelectRule> rules) {
    PlainSelect select = part.select();
    Consumer<Select> place = part.place();
    List<WithItem<?>> own = select.getWithItemsList();
    select.setWithItemsList(null);
    List<Change> changes =
        rules.stream().flatMap(rule -> rule.of(select, part.scope().alone()).stream()).toList();
    select.setWithItemsList(own);
    if (own != null) {
      String before = "WITH " + PlainSelect.getStringList(own) + " ";
      return changes.stream()
          .filter(change -> !change.sql().toLowerCase(Locale.ROOT).startsWith(RECURSION))
          .map(change -> change.within(text -> before + text));
    }
    return place == null
        ? changes.stream()
        : changes.stream().map(change -> change.within(text -> within(part, place, text)));
  }

  private String within(ConditionWalk.Seen part, Consumer<Select> place, String text) {
    place.accept(new PlainSelect().withSelectItems(List.of(new SelectItem<>(new Column(PLACE)))));
    String all = tree.toString();
    place.accept(part.select());
    return all.replace("SELECT " + PLACE, text);
  }
}
