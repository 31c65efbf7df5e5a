package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.proof.rewrite.ConditionWalk.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;

/**
 * A statement whose conditions on times are written as sets of times, so that statements which
 * differ only by the rules, by layout or by the order of what AND and OR join become alike.
 */
final class NormalForm {

  /** A condition in normal form. */
  private sealed interface Form {

    /** Which values of a column it lets through. */
    record Ranged(ColumnPlace column, TimeRanges ranges) implements Form {
      @Override
      public String text() {
        return "(" + column.canonical() + " in " + ranges.stretches() + ")";
      }
    }

    /** Anything else. */
    record Other(String text) implements Form {}

    String text();
  }

  private final Set<RewriteRule> rules = new LinkedHashSet<>();
  private final Set<ColumnPlace> columns = new LinkedHashSet<>();

  private NormalForm() {}

  /**
   * A statement in normal form.
   *
   * @param words its words
   * @param rules the rules that were needed to write it so
   * @param columns those whose conditions were brought into another form, be it by no rule
   */
  record Normal(List<String> words, List<RewriteRule> rules, List<ColumnPlace> columns) {}

  /** The normal form, or empty where the statement was not understood. */
  static Optional<Normal> of(String sql, Schema schema) {
    return SelectText.of(sql).map(text -> new NormalForm().write(text, schema));
  }

  private Normal write(SelectText text, Schema schema) {
    for (Found found : ConditionWalk.of(text.tree(), schema)) {
      Form form = form(found.slot().get(), found.scope());
      // As one string, so that nothing of it is taken for a word of the statement.
      found.slot().set(new StringValue("'" + form.text().replace("'", "''") + "'"));
    }
    return new Normal(text.words(), List.copyOf(rules), List.copyOf(columns));
  }

  private Form form(Expression written, Scope scope) {
    Expression condition = Expressions.strip(written);
    if (Expressions.isAnd(condition)) {
      return joined(condition, " and ", TimeRanges::and, scope);
    }
    if (condition instanceof OrExpression) {
      return joined(condition, " or ", TimeRanges::or, scope);
    }
    if (condition instanceof NotExpression not) {
      Form inner = form(not.getExpression(), scope);
      return inner instanceof Form.Ranged ranged
          ? new Form.Ranged(ranged.column(), ranged.ranges().not())
          : new Form.Other("(not " + inner.text() + ")");
    }
    return ConditionReading.of(condition, scope)
        .map(this::ranged)
        .orElseGet(() -> other(condition));
  }

  private Form ranged(ConditionReading reading) {
    columns.add(reading.time().column());
    Optional.ofNullable(reading.time().rule()).ifPresent(rules::add);
    return new Form.Ranged(reading.time().column(), reading.ranges());
  }

  private static Form other(Expression condition) {
    return new Form.Other("(" + String.join(" ", SelectText.words(condition)) + ")");
  }

  private Form joined(
      Expression condition, String word, BinaryOperator<TimeRanges> join, Scope scope) {
    List<Form> parts = new ArrayList<>();
    for (Expression part : parts(condition, condition.getClass())) {
      add(form(part, scope), parts, join);
    }
    return parts.size() == 1
        ? parts.get(0)
        : new Form.Other(
            parts.stream()
                .map(Form::text)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .collect(Collectors.joining(word, "(", ")")));
  }

  private static List<Expression> parts(Expression written, Class<?> joint) {
    Expression condition = Expressions.strip(written);
    boolean isJoint =
        joint == AndExpression.class ? Expressions.isAnd(condition) : joint.isInstance(condition);
    if (!isJoint) {
      return List.of(condition);
    }
    List<Expression> parts = new ArrayList<>();
    if (condition instanceof AndExpression and) {
      parts.addAll(parts(and.getLeftExpression(), joint));
      parts.addAll(parts(and.getRightExpression(), joint));
    } else if (condition instanceof OrExpression or) {
      parts.addAll(parts(or.getLeftExpression(), joint));
      parts.addAll(parts(or.getRightExpression(), joint));
    }
    return parts;
  }

  private static void add(Form form, List<Form> parts, BinaryOperator<TimeRanges> join) {
    if (form instanceof Form.Ranged ranged) {
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i) instanceof Form.Ranged other && other.column().isSameAs(ranged.column())) {
          TimeRanges both = join.apply(other.ranges(), ranged.ranges());
          parts.set(i, new Form.Ranged(other.column(), both));
          return;
        }
      }
    }
    parts.add(form);
  }
}
