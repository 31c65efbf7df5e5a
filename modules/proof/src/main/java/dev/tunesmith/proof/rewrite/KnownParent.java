package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.ForeignKey.Hold;
import dev.tunesmith.core.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** A parent that a foreign key says is there need not be looked for. */
final class KnownParent implements ConditionRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "a parent is looked for that a foreign key says is there",
          "The subquery is about all rows of the table that the key leads to, equal in the key's"
              + " columns, and the key always holds.",
          "A row whose key is not NULL has its parent, and one whose key is NULL equals none.");

  /** A column inside that equals one outside. */
  private record Pair(ColumnPlace inner, ColumnPlace outer, Expression written) {}

  @Override
  public Optional<Replacement> of(Expression condition, Scope scope) {
    if (condition instanceof InExpression in && !in.isNot()) {
      return OwnGroup.select(in.getRightExpression())
          .filter(select -> select.getWhere() == null && select.getSelectItems().size() == 1)
          .flatMap(
              select ->
                  of(
                      select,
                      List.of(
                          new EqualsTo(
                              select.getSelectItem(0).getExpression(), in.getLeftExpression())),
                      scope,
                      scope));
    }
    return condition instanceof ExistsExpression exists && !exists.isNot()
        ? OwnGroup.select(exists.getRightExpression())
            .filter(select -> select.getWhere() != null && ScalarItems.are(select))
            .flatMap(
                select ->
                    of(
                        select,
                        Slot.of(select.getWhere()).conjuncts().stream().map(Slot::get).toList(),
                        ConditionWalk.inside(select, scope),
                        scope))
        : Optional.empty();
  }

  /** What {@code names} makes of names: where the equalities stand, inside or outside. */
  private static Optional<Replacement> of(
      PlainSelect select, List<Expression> equalities, Scope names, Scope scope) {
    Scope inside = ConditionWalk.inside(select, scope);
    Optional<Table> parent =
        Selects.onlyTable(select)
            .filter(table -> table.getSampleClause() == null && Selects.isPlain(select))
            .flatMap(inside::table);
    List<Pair> pairs = new ArrayList<>();
    equalities.forEach(each -> pair(each, inside, names, scope).ifPresent(pairs::add));
    boolean isKey =
        parent.isPresent()
            && pairs.size() == equalities.size()
            && pairs.stream().map(pair -> pair.outer().source()).distinct().count() == 1
            && pairs.get(0).outer().table().foreignKeys().stream()
                .anyMatch(key -> leads(key, parent.get(), pairs));
    return isKey ? Optional.of(written(pairs)) : Optional.empty();
  }

  private static Optional<Pair> pair(
      Expression condition, Scope inside, Scope names, Scope outside) {
    return Expressions.strip(condition) instanceof EqualsTo both
        ? pair(both.getLeftExpression(), both.getRightExpression(), inside, names, outside)
            .or(
                () ->
                    pair(
                        both.getRightExpression(),
                        both.getLeftExpression(),
                        inside,
                        names,
                        outside))
        : Optional.empty();
  }

  private static Optional<Pair> pair(
      Expression inner, Expression outer, Scope inside, Scope names, Scope outside) {
    if (!(inner instanceof Column own) || !(Expressions.strip(outer) instanceof Column other)) {
      return Optional.empty();
    }
    Optional<ColumnPlace> one = inside.find(own).filter(inside::owns);
    Optional<ColumnPlace> two = names.find(other).filter(outside::owns);
    return one.isPresent()
            && two.isPresent()
            && SameKind.are(one.get().column().type(), two.get().column().type())
        ? Optional.of(new Pair(one.get(), two.get(), other))
        : Optional.empty();
  }

  private static boolean leads(ForeignKey key, Table parent, List<Pair> pairs) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < key.columns().size(); i++) {
      columns.put(key.columns().get(i), key.targetColumns().get(i));
    }
    Map<String, String> asked = new LinkedHashMap<>();
    pairs.forEach(pair -> asked.put(pair.outer().column().name(), pair.inner().column().name()));
    return key.hold() == Hold.ALWAYS
        && key.target().equals(parent.name())
        && asked.size() == pairs.size()
        && columns.equals(asked);
  }

  private static Replacement written(List<Pair> pairs) {
    return new Replacement(
        RULE,
        pairs.stream()
            .map(pair -> pair.written() + " is not null")
            .collect(Collectors.joining(" and ")),
        pairs.size() == 1 ? Replacement.Joint.NONE : Replacement.Joint.AND,
        Grounds.proven());
  }
}
