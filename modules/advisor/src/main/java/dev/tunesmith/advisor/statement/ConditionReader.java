package dev.tunesmith.advisor.statement;

import dev.tunesmith.advisor.statement.Predicate.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.AnyType;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Gives each condition of a WHERE or ON clause to the table it narrows. */
final class ConditionReader {

  private final Scope scope;

  ConditionReader(Scope scope) {
    this.scope = scope;
  }

  void read(Expression whole) {
    Expression condition = Parentheses.strip(whole);
    if (condition instanceof AndExpression and) {
      read(and.getLeftExpression());
      read(and.getRightExpression());
    } else if (condition instanceof OrExpression or) {
      readAlternatives(or);
    } else if (condition instanceof ComparisonOperator comparison) {
      readComparison(comparison);
    } else if (condition instanceof InExpression in) {
      readIn(in);
    } else if (condition instanceof JsonExpression json) {
      readJson(json);
    } else {
      readOneSided(condition);
    }
  }

  private void readOneSided(Expression condition) {
    if (condition instanceof Between between) {
      Kind kind = between.isNot() ? Kind.OTHER : Kind.RANGE;
      narrow(between.getLeftExpression(), kind, condition);
    } else if (condition instanceof LikeExpression like) {
      narrow(like.getLeftExpression(), likeKind(like), condition);
    } else if (condition instanceof IsNullExpression isNull) {
      narrow(isNull.getLeftExpression(), isNull.isNot() ? Kind.PRESENT : Kind.ABSENT, condition);
    } else {
      readTruth(condition);
    }
  }

  private void readTruth(Expression condition) {
    if (condition instanceof IsBooleanExpression is) {
      Kind kind = is.isTrue() ? Kind.TRUE : Kind.FALSE;
      narrow(is.getLeftExpression(), is.isNot() ? Kind.OTHER : kind, condition);
    } else if (condition instanceof Column column) {
      narrow(column, Kind.TRUE, condition);
    } else if (condition instanceof NotExpression not
        && Parentheses.strip(not.getExpression()) instanceof Column column) {
      narrow(column, Kind.FALSE, condition);
    }
  }

  private static Kind likeKind(LikeExpression like) {
    boolean isPlain = !like.isNot() && like.getLikeKeyWord() == LikeExpression.KeyWord.LIKE;
    return isPlain
            && like.getRightExpression() instanceof StringValue pattern
            && pattern.getValue().matches("(?s)[^%_\\\\].*")
        ? Kind.PREFIX
        : Kind.OTHER;
  }

  private void readComparison(ComparisonOperator comparison) {
    Expression left = Parentheses.strip(comparison.getLeftExpression());
    Expression right = Parentheses.strip(comparison.getRightExpression());
    if (left instanceof ParenthesedExpressionList<?> row && !row.isEmpty()) {
      left = row.get(0);
    }
    boolean leftIsValue = isValue(left);
    if (isValue(right) && !leftIsValue) {
      narrow(left, kind(comparison, right), comparison);
    } else if (leftIsValue) {
      narrow(right, kind(comparison, left), comparison);
    } else if (comparison instanceof EqualsTo) {
      join(left, right);
    }
  }

  private boolean isValue(Expression side) {
    return side instanceof AnyComparisonExpression || Binding.of(side, scope).isConstant();
  }

  private static Kind kind(ComparisonOperator comparison, Expression value) {
    if (comparison instanceof EqualsTo) {
      if (value instanceof BooleanValue bool) {
        return bool.getValue() ? Kind.TRUE : Kind.FALSE;
      }
      return isAnyOf(value) ? Kind.ANY_OF : Kind.EQUALITY;
    }
    boolean isOrdered =
        comparison instanceof GreaterThan
            || comparison instanceof GreaterThanEquals
            || comparison instanceof MinorThan
            || comparison instanceof MinorThanEquals;
    return isOrdered && !isAnyOf(value) ? Kind.RANGE : Kind.OTHER;
  }

  private static boolean isAnyOf(Expression value) {
    if (value instanceof AnyComparisonExpression any) {
      return any.getAnyType() != AnyType.ALL;
    }
    return value instanceof Function function
        && List.of("any", "some").contains(function.getName().toLowerCase(Locale.ROOT));
  }

  private void readIn(InExpression in) {
    Expression right = in.getRightExpression();
    if (in.isNot()) {
      narrow(in.getLeftExpression(), Kind.OTHER, in);
    } else if (right instanceof Select) {
      Binding left = Binding.of(in.getLeftExpression(), scope);
      left.owner().ifPresent(use -> left.term().ifPresent(use::join));
    } else if (Binding.of(right, scope).isConstant()) {
      narrow(in.getLeftExpression(), Kind.ANY_OF, in);
    }
  }

  // The parser takes "data ->> 'k' = 'v'" for data ->> ('k' = 'v'); the server does not.
  private void readJson(JsonExpression json) {
    List<Map.Entry<Expression, String>> path = new ArrayList<>(json.getIdentList());
    Map.Entry<Expression, String> last = path.remove(path.size() - 1);
    if (last.getKey() instanceof ComparisonOperator comparison
        && isValue(comparison.getRightExpression())) {
      path.add(Map.entry(comparison.getLeftExpression(), last.getValue()));
      Expression left = new JsonExpression(json.getExpression(), path);
      narrow(left, kind(comparison, comparison.getRightExpression()), json);
    }
  }

  private void readAlternatives(OrExpression or) {
    List<Expression> sides = new ArrayList<>();
    alternatives(or, sides);
    List<Expression> terms = sides.stream().flatMap(side -> equalityTerm(side).stream()).toList();
    boolean isOneTerm = terms.stream().map(Expression::toString).distinct().count() == 1;
    if (isOneTerm && terms.size() == sides.size()) {
      narrow(terms.get(0), Kind.ANY_OF, or);
    }
  }

  private static void alternatives(Expression expression, List<Expression> found) {
    Expression stripped = Parentheses.strip(expression);
    if (stripped instanceof OrExpression or) {
      alternatives(or.getLeftExpression(), found);
      alternatives(or.getRightExpression(), found);
    } else {
      found.add(stripped);
    }
  }

  private Optional<Expression> equalityTerm(Expression side) {
    return side instanceof EqualsTo equals && isValue(equals.getRightExpression())
        ? Optional.of(equals.getLeftExpression())
        : Optional.empty();
  }

  private void narrow(Expression side, Kind kind, Expression condition) {
    Binding binding = Binding.of(side, scope);
    binding
        .owner()
        .ifPresent(
            use ->
                binding
                    .term()
                    .ifPresent(term -> use.narrow(new Predicate(term, kind, fixed(condition)))));
  }

  private static @Nullable String fixed(Expression condition) {
    return FixedCondition.isOne(condition) ? new UnqualifiedText().of(condition) : null;
  }

  private void join(Expression left, Expression right) {
    Binding one = Binding.of(left, scope);
    Binding other = Binding.of(right, scope);
    if (!one.owner().equals(other.owner())) {
      one.owner().ifPresent(use -> one.term().ifPresent(use::join));
      other.owner().ifPresent(use -> other.term().ifPresent(use::join));
    }
  }
}
