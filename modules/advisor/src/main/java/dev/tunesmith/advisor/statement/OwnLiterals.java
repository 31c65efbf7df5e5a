package dev.tunesmith.advisor.statement;

import dev.tunesmith.core.schema.ColumnStatistics;
import dev.tunesmith.core.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * Tells an expression that every execution of a statement shares from one that holds what was asked
 * for this time. A literal belongs to the form where it says which part of a value is meant (a key,
 * a unit, a position, a divisor, a configuration) or names one of a few values that a column has.
 */
final class OwnLiterals {

  private static final Set<String> FORMING =
      Set.of(
          """
          to_tsvector setweight date_trunc date_part coalesce nullif left right substr substring
          split_part replace translate regexp_replace trim btrim ltrim rtrim lpad rpad round trunc
          concat concat_ws to_char jsonb_extract_path jsonb_extract_path_text json_extract_path
          json_extract_path_text array_length array_to_string timezone
          numrange daterange tsrange tstzrange int4range int8range
          """
              .strip()
              .split("\\s+"));

  private static final double FEW_VALUES = 64;

  private OwnLiterals() {}

  /** Whether an expression over a table's row holds a literal that is not of its form. */
  static boolean areIn(Expression expression, Table table) {
    Search search = new Search(table);
    expression.accept(search, null);
    return search.hasFound;
  }

  private static final class Search extends ExpressionVisitorAdapter<@Nullable Void> {

    private final Table table;
    private boolean hasFound;

    Search(Table table) {
      this.table = table;
    }

    private void skipLiterals(List<? extends Expression> parts) {
      parts.stream().filter(part -> !Literal.isOne(part)).forEach(part -> part.accept(this, null));
    }

    @Override
    public <S> @Nullable Void visit(Function function, S context) {
      boolean isForming = FORMING.contains(function.getName().toLowerCase(Locale.ROOT));
      List<Expression> arguments = new ArrayList<>();
      if (function.getParameters() != null) {
        function.getParameters().forEach(each -> arguments.add((Expression) each));
      }
      if (isForming) {
        skipLiterals(arguments);
      } else {
        arguments.forEach(argument -> argument.accept(this, null));
      }
      return null;
    }

    @Override
    public <S> @Nullable Void visit(JsonExpression json, S context) {
      json.getExpression().accept(this, context);
      return null;
    }

    @Override
    public <S> @Nullable Void visit(Concat concat, S context) {
      skipLiterals(List.of(concat.getLeftExpression(), concat.getRightExpression()));
      return null;
    }

    @Override
    public <S> @Nullable Void visit(Division division, S context) {
      skipLiterals(List.of(division.getLeftExpression(), division.getRightExpression()));
      return null;
    }

    @Override
    public <S> @Nullable Void visit(Modulo modulo, S context) {
      skipLiterals(List.of(modulo.getLeftExpression(), modulo.getRightExpression()));
      return null;
    }

    @Override
    public <S> @Nullable Void visit(TimezoneExpression zoned, S context) {
      zoned.getLeftExpression().accept(this, context);
      return null;
    }

    @Override
    protected <S> @Nullable Void visitBinaryExpression(BinaryExpression binary, S context) {
      boolean namesAValue =
          binary instanceof ComparisonOperator && hasFewValues(binary.getLeftExpression());
      return namesAValue ? null : super.visitBinaryExpression(binary, context);
    }

    @Override
    public <S> @Nullable Void visit(InExpression in, S context) {
      return hasFewValues(in.getLeftExpression()) ? null : super.visit(in, context);
    }

    private boolean hasFewValues(Expression expression) {
      return Parentheses.strip(expression) instanceof Column column
          && table
              .column(Scope.folded(column.getColumnName()))
              .map(dev.tunesmith.core.schema.Column::statistics)
              .map(ColumnStatistics::distinctValues)
              .filter(distinct -> distinct <= FEW_VALUES)
              .isPresent();
    }

    @Override
    public <S> @Nullable Void visit(CastExpression cast, S context) {
      cast.getLeftExpression().accept(this, context);
      return null;
    }

    @Override
    public <S> @Nullable Void visit(StringValue value, S context) {
      return found();
    }

    @Override
    public <S> @Nullable Void visit(LongValue value, S context) {
      return found();
    }

    @Override
    public <S> @Nullable Void visit(DoubleValue value, S context) {
      return found();
    }

    @Override
    public <S> @Nullable Void visit(DateTimeLiteralExpression value, S context) {
      return found();
    }

    @Override
    public <S> @Nullable Void visit(IntervalExpression value, S context) {
      return found();
    }

    private @Nullable Void found() {
      hasFound = true;
      return null;
    }
  }
}
