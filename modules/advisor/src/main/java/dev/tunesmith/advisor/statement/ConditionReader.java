package dev.tunesmith.advisor.statement;

import dev.tunesmith.advisor.statement.Predicate.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.AnyType;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.RowConstructor;
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
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Gives each condition of a WHERE or ON clause to the table it narrows. */
final class ConditionReader {

  private static final Set<Kind> SEARCHED =
      Set.of(Kind.EQUALITY, Kind.ANY_OF, Kind.RANGE, Kind.PREFIX, Kind.TRUE, Kind.FALSE);

  private static final Map<String, String> SEEN_FROM_THE_RIGHT =
      Map.of("@>", "<@", "<@", "@>", "<<", ">>", ">>", "<<", "<<=", ">>=", ">>=", "<<=");

  private final Scope scope;
  private final ReadableText text;
  private final Hearer hearer;

  ConditionReader(Scope scope, ReadableText text) {
    this(scope, text, new Noting());
  }

  private ConditionReader(Scope scope, ReadableText text, Hearer hearer) {
    this.scope = scope;
    this.text = text;
    this.hearer = hearer;
  }

  /** Who hears what was found. */
  private interface Hearer {
    void narrowed(OpenUse use, Predicate predicate);

    void joined(OpenUse use, Term term);
  }

  private static final class Noting implements Hearer {
    @Override
    public void narrowed(OpenUse use, Predicate predicate) {
      use.narrow(predicate);
    }

    @Override
    public void joined(OpenUse use, Term term) {
      use.join(term);
    }
  }

  /** Keeps what narrows, for a condition that need not hold. */
  private static final class Keeping implements Hearer {
    private final List<Narrowing> found = new ArrayList<>();

    @Override
    public void narrowed(OpenUse use, Predicate predicate) {
      found.add(new Narrowing(use, predicate));
    }

    @Override
    public void joined(OpenUse use, Term term) {
      found.add(new Narrowing(use, new Predicate(term, Kind.OTHER, "=", null)));
    }
  }

  private record Narrowing(OpenUse use, Predicate predicate) {}

  void read(Expression whole) {
    Expression condition = Parentheses.strip(whole);
    if (condition instanceof AndExpression and) {
      read(and.getLeftExpression());
      read(and.getRightExpression());
    } else if (condition instanceof OrExpression or) {
      readAlternatives(or);
    } else if (condition instanceof InExpression in) {
      readIn(in);
    } else if (condition instanceof LikeExpression like) {
      narrow(like.getLeftExpression(), likeKind(like), operatorOf(like), condition);
    } else if (condition instanceof BinaryExpression comparison) {
      readComparison(comparison);
    } else {
      readOneSided(condition);
    }
  }

  private void readOneSided(Expression condition) {
    if (condition instanceof Between between) {
      Kind kind = between.isNot() ? Kind.OTHER : Kind.RANGE;
      narrow(between.getLeftExpression(), kind, "between", condition);
    } else if (condition instanceof IsNullExpression isNull) {
      Kind kind = isNull.isNot() ? Kind.PRESENT : Kind.ABSENT;
      narrow(isNull.getLeftExpression(), kind, "is null", condition);
    } else {
      readTruth(condition);
    }
  }

  private void readTruth(Expression condition) {
    if (condition instanceof IsBooleanExpression is) {
      Kind kind = is.isTrue() ? Kind.TRUE : Kind.FALSE;
      narrow(is.getLeftExpression(), is.isNot() ? Kind.OTHER : kind, "is", condition);
    } else if (condition instanceof Column column) {
      narrow(column, Kind.TRUE, "is", condition);
    } else if (condition instanceof NotExpression not
        && Parentheses.strip(not.getExpression()) instanceof Column column) {
      narrow(column, Kind.FALSE, "is", condition);
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

  private String operatorOf(BinaryExpression binary) {
    String word =
        binary instanceof LikeExpression like
            ? (like.isNot() ? "not " : "") + like.getLikeKeyWord()
            : text.inOwnWords(binary.getStringExpression());
    return word.strip().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void readComparison(BinaryExpression comparison) {
    Expression left = Parentheses.strip(comparison.getLeftExpression());
    Expression right = Parentheses.strip(comparison.getRightExpression());
    String operator = operatorOf(comparison);
    if (Rows.isOne(left)) {
      readRow(comparison, left, right);
    } else if (isValue(right) && !isValue(left)) {
      narrow(left, kind(comparison, right), operator, comparison);
    } else if (isValue(left) && !isMember(right)) {
      String seen = SEEN_FROM_THE_RIGHT.getOrDefault(operator, operator);
      narrow(right, kind(comparison, left), seen, comparison);
    } else if (comparison instanceof EqualsTo) {
      join(left, right);
    } else if (!(comparison instanceof ComparisonOperator) || !operator.matches("[<>=!]+")) {
      searchAcross(left, right, operator);
    }
  }

  /** Of an ordered row the first part narrows; of an equal one each does. */
  private void readRow(BinaryExpression comparison, Expression left, Expression right) {
    List<Expression> parts = Rows.parts(left);
    Kind kind = kind(comparison, right);
    int narrowing = kind == Kind.EQUALITY || kind == Kind.ANY_OF ? parts.size() : 1;
    if (isValue(right)) {
      parts.stream()
          .limit(narrowing)
          .forEach(part -> narrow(part, kind, operatorOf(comparison), comparison));
    }
  }

  private boolean isValue(Expression side) {
    return side instanceof AnyComparisonExpression
        || side instanceof RowConstructor
        || Binding.of(side, scope).isConstant();
  }

  /** Whether it is asked what an array holds, which no key can answer. */
  private static boolean isMember(Expression side) {
    return isAnyOf(side);
  }

  private static Kind kind(BinaryExpression comparison, Expression value) {
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
    Expression left = Parentheses.strip(in.getLeftExpression());
    Expression right = in.getRightExpression();
    List<Expression> parts = Rows.isOne(left) ? Rows.parts(left) : List.of(left);
    if (in.isNot()) {
      narrow(left, Kind.OTHER, "not in", in);
    } else if (right instanceof Select) {
      parts.forEach(this::joinWithSubquery);
    } else if (Binding.of(right, scope).isConstant()) {
      parts.forEach(part -> narrow(part, Kind.ANY_OF, "in", in));
    }
  }

  private void joinWithSubquery(Expression side) {
    addJoin(Binding.of(side, scope));
  }

  private void addJoin(Binding binding) {
    binding.owner().ifPresent(use -> binding.term().ifPresent(term -> hearer.joined(use, term)));
  }

  private void readAlternatives(OrExpression or) {
    List<Expression> sides = new ArrayList<>();
    alternatives(or, sides);
    CommonConditions.of(sides).forEach(this::read);
    List<Expression> terms = sides.stream().flatMap(side -> equalityTerm(side).stream()).toList();
    boolean isOneTerm = terms.stream().map(Expression::toString).distinct().count() == 1;
    if (isOneTerm && terms.size() == sides.size()) {
      narrow(terms.get(0), Kind.ANY_OF, "or", or);
    } else {
      readEach(sides);
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

  /** Several indexes of one table can answer together, if there is one for each side. */
  private void readEach(List<Expression> sides) {
    List<Narrowing> each = sides.stream().flatMap(side -> searched(side).stream()).toList();
    boolean isOfOneTable = each.stream().map(Narrowing::use).distinct().count() == 1;
    if (isOfOneTable && each.size() == sides.size()) {
      each.get(0).use().anyOf(each.stream().map(Narrowing::predicate).distinct().toList());
    }
  }

  /** Of what must all be true on one side, the first that an index can search. */
  private Optional<Narrowing> searched(Expression side) {
    Expression stripped = Parentheses.strip(side);
    if (stripped instanceof AndExpression and) {
      return searched(and.getLeftExpression()).or(() -> searched(and.getRightExpression()));
    }
    Keeping keeping = new Keeping();
    new ConditionReader(scope, text, keeping).read(stripped);
    return keeping.found.stream()
        .filter(each -> SEARCHED.contains(each.predicate().kind()))
        .findFirst();
  }

  private void narrow(Expression side, Kind kind, String operator, Expression condition) {
    Binding binding = Binding.of(side, scope);
    binding
        .owner()
        .ifPresent(
            use ->
                binding
                    .term()
                    .ifPresent(
                        term ->
                            hearer.narrowed(
                                use, new Predicate(term, kind, operator, fixed(condition)))));
  }

  private static @Nullable String fixed(Expression condition) {
    return FixedCondition.isOne(condition) ? new UnqualifiedText().of(condition) : null;
  }

  private void join(Expression left, Expression right) {
    Binding one = Binding.of(left, scope);
    Binding other = Binding.of(right, scope);
    if (!one.owner().equals(other.owner())) {
      addJoin(one);
      addJoin(other);
    }
  }

  /** For each row of one table, the other can be searched. */
  private void searchAcross(Expression left, Expression right, String operator) {
    Binding one = Binding.of(left, scope);
    Binding other = Binding.of(right, scope);
    if (one.owner().isPresent() && other.owner().isPresent() && !one.sharesOwnerWith(other)) {
      String seen = SEEN_FROM_THE_RIGHT.getOrDefault(operator, operator);
      addSearch(one, operator);
      addSearch(other, seen);
    }
  }

  private void addSearch(Binding binding, String operator) {
    binding
        .owner()
        .ifPresent(
            use ->
                binding
                    .term()
                    .ifPresent(
                        term ->
                            hearer.narrowed(use, new Predicate(term, Kind.OTHER, operator, null))));
  }
}
