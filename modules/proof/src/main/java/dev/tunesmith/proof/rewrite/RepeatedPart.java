package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** A subquery that stands in several FROM clauses word for word is asked once. */
final class RepeatedPart {

  static final RewriteRule RULE =
      new RewriteRule(
          "the same subquery is asked several times",
          "It stands in FROM clauses word for word, means nothing of what lies around it, names no"
              + " common table expression, and leaves no choice of rows.",
          "The same words, asked of the same data, have the same rows, so they can be asked once.");

  private static final String NAME = "shared_part";
  private static final Set<String> CHOOSING = Set.of("limit", "offset", "fetch", "for");

  private static final Set<String> BEFORE_BRACKETS =
      Set.of(
          """
          all and any as avg between by case cast char character count cube decimal dense_rank else
          except exists extract filter from grouping having in intersect join like max min not
          numeric on or over rank rollup row_number select sets some stddev_samp sum then union using
          varchar when where
          """
              .strip()
              .split("\\s+"));

  /** A place in a FROM clause. */
  private record Place(ParenthesedSelect rows, Consumer<FromItem> setter) {

    String text() {
      return rows.getSelect().toString();
    }
  }

  private RepeatedPart() {}

  static List<Change> of(Select tree, Schema schema) {
    String all = tree.toString();
    List<String> words = SelectText.names(all);
    long withs = words.stream().filter("with"::equals).count();
    boolean isUsable =
        withs == (tree.getWithItemsList() == null ? 0 : 1)
            && !words.contains("recursive")
            && !all.contains(NAME)
            && ConditionWalk.selects(tree, schema).stream()
                .allMatch(seen -> seen.select().getForMode() == null);
    if (!isUsable) {
      return List.of();
    }
    Map<String, List<Place>> places =
        ConditionWalk.selects(tree, schema).stream()
            .flatMap(RepeatedPart::places)
            .collect(Collectors.groupingBy(Place::text, LinkedHashMap::new, Collectors.toList()));
    return places.values().stream()
        .filter(alike -> alike.size() > 1 && isAlone(alike.get(0).text(), tree))
        .map(alike -> change(tree, alike))
        .toList();
  }

  private static boolean isAlone(String text, Select tree) {
    List<String> words = SelectText.names(text);
    boolean isOfTables =
        tree.getWithItemsList() == null
            || tree.getWithItemsList().stream()
                .noneMatch(part -> words.contains(Scope.folded(part.getAliasName())));
    return isOfTables && !isChoosing(text);
  }

  /** Whether a SELECT may leave a choice of rows, and answer otherwise when it is asked again. */
  static boolean isChoosing(String text) {
    List<String> words = SelectText.names(text);
    return CHOOSING.stream().anyMatch(words::contains)
        || isDistinctOn(words)
        || !SelectText.calls(text).allMatch(name -> isKnown(name));
  }

  /** Whether a name before a bracket is a word of SQL, or a function that answers alike again. */
  private static boolean isKnown(String name) {
    return BEFORE_BRACKETS.contains(name) || ScalarItems.isOfOneRow(name);
  }

  private static boolean isDistinctOn(List<String> words) {
    return IntStream.range(1, words.size())
        .anyMatch(at -> words.get(at).equals("on") && words.get(at - 1).equals("distinct"));
  }

  private static Stream<Place> places(ConditionWalk.Seen seen) {
    PlainSelect select = seen.select();
    Stream<Place> first = place(select.getFromItem(), seen.scope(), select::setFromItem).stream();
    Stream<Place> joined =
        Selects.joins(select).stream()
            .flatMap(join -> place(join.getFromItem(), seen.scope(), join::setFromItem).stream());
    return Stream.concat(first, joined);
  }

  private static Optional<Place> place(
      @Nullable FromItem item, Scope scope, Consumer<FromItem> setter) {
    return item instanceof ParenthesedSelect rows
            && !(item instanceof LateralSubSelect)
            && rows.getAlias() != null
            && rows.getAlias().getAliasColumns() == null
            && rows.toString().equals("(" + rows.getSelect() + ")" + rows.getAlias())
            && scope.columnsOf(Scope.folded(rows.getAlias().getName().trim())).isPresent()
        ? Optional.of(new Place(rows, setter))
        : Optional.empty();
  }

  private static Change change(Select tree, List<Place> alike) {
    for (Place place : alike) {
      Table shared = new Table(NAME);
      shared.setAlias(place.rows().getAlias());
      place.setter().accept(shared);
    }
    String text = tree.toString();
    alike.forEach(place -> place.setter().accept(place.rows()));
    String part = NAME + " as (" + alike.get(0).text() + ")";
    return Change.of(
        tree.getWithItemsList() == null
            ? "with " + part + " " + text
            : "with " + part + ", " + text.replaceFirst("^WITH ", ""),
        RULE,
        Grounds.proven());
  }
}
