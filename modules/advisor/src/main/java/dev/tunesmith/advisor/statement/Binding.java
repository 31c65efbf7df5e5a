package dev.tunesmith.advisor.statement;

import dev.tunesmith.core.schema.IndexKey;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcNamedParameter;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Which tables an expression depends on, and whether an index could hold its value. */
final class Binding {

  // Values of these change while the row stays; the server itself refuses the rest.
  private static final Set<String> CHANGEABLE =
      Set.of(
          "now",
          "random",
          "clock_timestamp",
          "statement_timestamp",
          "transaction_timestamp",
          "timeofday",
          "nextval",
          "currval",
          "gen_random_uuid");

  private final Expression expression;
  private final Set<OpenUse> owners = new LinkedHashSet<>();
  private final Set<String> columns = new LinkedHashSet<>();
  private boolean hasUnknown;
  private boolean isChangeable;

  private Binding(Expression expression) {
    this.expression = expression;
  }

  static Binding of(Expression expression, Scope scope) {
    Binding binding = new Binding(Parentheses.strip(expression));
    binding.expression.accept(binding.new Collector(scope), null);
    return binding;
  }

  /** Whether it reads no table, so that it is one value for the whole statement. */
  boolean isConstant() {
    return owners.isEmpty() && !hasUnknown;
  }

  /** The only table it reads, or empty. */
  Optional<OpenUse> owner() {
    return owners.size() == 1 && !hasUnknown
        ? Optional.of(owners.iterator().next())
        : Optional.empty();
  }

  boolean sharesOwnerWith(Binding other) {
    return !Collections.disjoint(owners, other.owners);
  }

  /** What an index on its table would hold, or empty where none could. */
  Optional<Term> term() {
    if (owner().isEmpty() || isChangeable) {
      return Optional.empty();
    }
    if (expression instanceof Column column) {
      return Optional.of(Term.column(Scope.folded(column.getColumnName())));
    }
    if (OwnLiterals.areIn(expression, owner().orElseThrow().table())) {
      return Optional.empty();
    }
    String text = new UnqualifiedText().of(expression);
    return Optional.of(new Term(text, IndexKey.Form.EXPRESSION, List.copyOf(columns)));
  }

  private final class Collector extends ExpressionVisitorAdapter<@Nullable Void> {

    private final Scope scope;

    Collector(Scope scope) {
      this.scope = scope;
    }

    @Override
    public <S> @Nullable Void visit(Column column, S context) {
      Optional<OpenUse> owner = scope.ownerOf(column);
      owner.ifPresent(owners::add);
      columns.add(Scope.folded(column.getColumnName()));
      hasUnknown |= owner.isEmpty();
      return null;
    }

    @Override
    public <S> @Nullable Void visit(AllTableColumns all, S context) {
      hasUnknown = true;
      return null;
    }

    @Override
    public <S> @Nullable Void visit(ParenthesedSelect select, S context) {
      hasUnknown = true;
      return null;
    }

    @Override
    public <S> @Nullable Void visit(Select select, S context) {
      hasUnknown = true;
      return null;
    }

    @Override
    public <S> @Nullable Void visit(AnalyticExpression window, S context) {
      hasUnknown = true;
      return null;
    }

    @Override
    public <S> @Nullable Void visit(TimeKeyExpression time, S context) {
      isChangeable = true;
      return null;
    }

    @Override
    public <S> @Nullable Void visit(JdbcParameter parameter, S context) {
      isChangeable = true;
      return null;
    }

    @Override
    public <S> @Nullable Void visit(JdbcNamedParameter parameter, S context) {
      isChangeable = true;
      return null;
    }

    @Override
    public <S> @Nullable Void visit(Function function, S context) {
      isChangeable |= CHANGEABLE.contains(function.getName().toLowerCase(Locale.ROOT));
      return super.visit(function, context);
    }
  }
}
