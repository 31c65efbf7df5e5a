package dev.tunesmith.proof.answers;

import dev.tunesmith.proof.answers.Mutation.Edit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;

/** Wrong changes of constants, arithmetic and function calls. */
final class ExpressionEdits {

  private final Slot slot;
  private final List<Edit> edits = new ArrayList<>();

  private ExpressionEdits(Slot slot) {
    this.slot = slot;
  }

  static List<Edit> of(Slot slot) {
    ExpressionEdits edits = new ExpressionEdits(slot);
    edits.constant();
    edits.arithmetic();
    if (slot.held() instanceof Function function) {
      edits.function(function);
    }
    return edits.edits;
  }

  private void replace(String operator, Expression expression) {
    edits.add(new Edit(operator, () -> slot.replace().accept(expression)));
  }

  private void constant() {
    Expression held = slot.held();
    if (held instanceof LongValue number) {
      replace("constant shifted", new LongValue(number.getValue() + 1));
    } else if (held instanceof DoubleValue number) {
      replace("constant shifted", new DoubleValue(Double.toString(number.getValue() + 0.01)));
    } else if (held instanceof StringValue text) {
      shiftText(text);
    }
  }

  private void shiftText(StringValue text) {
    String value = text.getValue();
    if (value.matches("\\d{4}-\\d\\d-\\d\\d")) {
      String nextDay = LocalDate.parse(value).plusDays(1).toString();
      replace("constant shifted", new StringValue(nextDay));
      replace("midnight to the day's end", new StringValue(value + " 23:59:59"));
    } else if (value.contains("%")) {
      replace("LIKE widened", new StringValue("%" + value));
    } else {
      replace("constant shifted", new StringValue(value + "x"));
    }
  }

  private void arithmetic() {
    Expression held = slot.held();
    if (held instanceof Division division) {
      Function exact = call("round", new Division(exact(division), division.getRightExpression()));
      replace("integer division rounded", call("int4", exact));
    } else if (held instanceof Modulo modulo) {
      replace(
          "remainder to division",
          new Division(modulo.getLeftExpression(), modulo.getRightExpression()));
    } else if (held instanceof Addition sum) {
      replace("plus to minus", new Subtraction(sum.getLeftExpression(), sum.getRightExpression()));
    } else if (held instanceof Subtraction difference) {
      replace(
          "sides swapped",
          new Subtraction(difference.getRightExpression(), difference.getLeftExpression()));
    } else if (held instanceof Multiplication product) {
      replace(
          "times to plus", new Addition(product.getLeftExpression(), product.getRightExpression()));
    }
  }

  private static Expression exact(Division division) {
    return new Multiplication(division.getLeftExpression(), new DoubleValue("1.0"));
  }

  private static Function call(String name, Expression... arguments) {
    Function call = new Function();
    call.setName(name);
    call.setParameters(arguments);
    return call;
  }

  private void function(Function function) {
    String name = function.getName().toLowerCase(Locale.ROOT);
    switch (name) {
      case "count" -> count(function);
      case "sum" -> {
        edits.add(new Edit("SUM to MAX", () -> function.setName("max")));
        edits.add(new Edit("SUM to SUM DISTINCT", () -> function.setDistinct(true)));
        edits.add(new Edit("SUM to AVG", () -> function.setName("avg")));
      }
      case "avg" -> average(function);
      case "min" -> edits.add(new Edit("MIN to MAX", () -> function.setName("max")));
      case "max" -> edits.add(new Edit("MAX to MIN", () -> function.setName("min")));
      case "coalesce" -> replace("COALESCE dropped", function.getParameters().get(0));
      case "date_trunc" -> edits.add(new Edit("coarser DATE_TRUNC", () -> coarser(function)));
      default -> {}
    }
  }

  private static void coarser(Function function) {
    function.setParameters(
        new ExpressionList<>(new StringValue("year"), function.getParameters().get(1)));
  }

  private void count(Function function) {
    Expression counted = function.getParameters().get(0);
    if (counted instanceof AllColumns) {
      for (String column : List.of("shipped", "region", "discount", "method")) {
        edits.add(
            new Edit("COUNT(*) to COUNT(x)", () -> function.setParameters(new Column(column))));
      }
    } else if (function.isDistinct()) {
      edits.add(new Edit("COUNT DISTINCT to COUNT", () -> function.setDistinct(false)));
    } else {
      edits.add(new Edit("COUNT(x) to COUNT(*)", () -> function.setParameters(new AllColumns())));
      edits.add(new Edit("COUNT to COUNT DISTINCT", () -> function.setDistinct(true)));
    }
  }

  /** AVG skips NULL in the count as well; this does not. */
  private void average(Function function) {
    Expression averaged = function.getParameters().get(0);
    replace(
        "AVG to SUM/COUNT(*)",
        new Division(call("sum", averaged), call("count", new AllColumns())));
    Function zero = call("coalesce", averaged, new LongValue(0));
    edits.add(new Edit("AVG over COALESCE", () -> function.setParameters(zero)));
  }
}
