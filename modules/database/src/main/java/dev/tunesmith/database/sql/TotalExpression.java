package dev.tunesmith.database.sql;

import static dev.tunesmith.database.sql.ValueType.BOOLEAN;
import static dev.tunesmith.database.sql.ValueType.DECIMAL;
import static dev.tunesmith.database.sql.ValueType.JSONB;
import static dev.tunesmith.database.sql.ValueType.LITERAL;
import static dev.tunesmith.database.sql.ValueType.NULL;
import static dev.tunesmith.database.sql.ValueType.TEXT;
import static dev.tunesmith.database.sql.ValueType.TEXT_SEARCH;
import static dev.tunesmith.database.sql.ValueType.WHOLE;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether an expression over a row of a table has a value for every row that the table takes. An
 * index over one that has not makes a write fail. Answers no when in doubt: what it cannot read, or
 * does not know, may fail.
 */
final class TotalExpression {

  private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", ">", "<=", ">=");
  private static final Set<String> INTO_JSON = Set.of("->", "->>", "#>", "#>>");
  private static final Set<String> OVER_JSON = Set.of("@>", "<@", "?", "?|", "?&");
  private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%");
  private static final Set<String> TIMES = Set.of("date", "timestamp", "timestamptz", "interval");

  private final TokenWalk walk;
  private final Table table;

  private TotalExpression(TokenWalk walk, Table table) {
    this.walk = walk;
    this.table = table;
  }

  /** Why some row may have no value, in words for a person; empty where every row has one. */
  static Optional<String> objectionTo(String sql, Table table) {
    TotalExpression expression = new TotalExpression(new TokenWalk(TextForm.code(sql)), table);
    try {
      expression.either();
      expression.walk.end();
      return Optional.empty();
    } catch (MayFail e) {
      return Optional.of(e.why());
    }
  }

  /** A part that may have no value. */
  static final class MayFail extends Exception {
    private static final long serialVersionUID = 1;

    private final String why;

    MayFail(String why) {
      super(why);
      this.why = why;
    }

    String why() {
      return why;
    }
  }

  private TotalValue either() throws MayFail {
    TotalValue value = both();
    while (walk.takes("or")) {
      truth(value);
      value = truth(both());
    }
    return value;
  }

  private TotalValue both() throws MayFail {
    TotalValue value = negated();
    while (walk.takes("and")) {
      truth(value);
      value = truth(negated());
    }
    return value;
  }

  private static TotalValue truth(TotalValue value) throws MayFail {
    if (value.type() != BOOLEAN && value.type() != NULL) {
      throw new MayFail("a part of it is not known to be true or false");
    }
    return TotalValue.of(BOOLEAN);
  }

  private TotalValue negated() throws MayFail {
    return walk.takes("not") ? truth(negated()) : tested();
  }

  private TotalValue tested() throws MayFail {
    TotalValue value = compared();
    while (walk.takes("is")) {
      walk.takes("not");
      if (!(walk.takes("null") || walk.takes("true") || walk.takes("false"))) {
        throw walk.unknown();
      }
      value = TotalValue.of(BOOLEAN);
    }
    return value;
  }

  private TotalValue compared() throws MayFail {
    TotalValue left = belonging();
    while (walk.takesOneOf(COMPARISONS)) {
      left = walk.takes("any") ? amongArray(left) : comparable(left, belonging());
    }
    return left;
  }

  private TotalValue amongArray(TotalValue left) throws MayFail {
    walk.require("(");
    TotalValue array = either();
    walk.require(")");
    if (array.type() != ValueType.ARRAY && array.type() != LITERAL) {
      throw new MayFail("what stands in ANY is not known to be an array");
    }
    return comparable(left, TotalValue.of(LITERAL));
  }

  private static TotalValue comparable(TotalValue left, TotalValue right) throws MayFail {
    if (!left.type().isComparableWith(right.type())) {
      throw new MayFail("two of its parts are compared by a conversion that may fail");
    }
    return TotalValue.of(BOOLEAN);
  }

  private TotalValue belonging() throws MayFail {
    TotalValue left = combined();
    boolean isNot = walk.isNext("not") && walk.isAfterNext("in", "like", "ilike", "between");
    if (isNot) {
      walk.takes("not");
    }
    if (walk.takes("in")) {
      return comparable(left, TotalValue.of(common(arguments())));
    }
    if (walk.takes("like") || walk.takes("ilike")) {
      return matched(left, combined());
    }
    return walk.takes("between") ? between(left) : left;
  }

  private TotalValue between(TotalValue value) throws MayFail {
    comparable(value, combined());
    if (!walk.takes("and")) {
      throw walk.unknown();
    }
    return comparable(value, combined());
  }

  private static TotalValue matched(TotalValue left, TotalValue pattern) throws MayFail {
    if (!left.type().isText() || !pattern.isSoundPattern()) {
      throw new MayFail("a pattern in it may be an error for some values");
    }
    return TotalValue.of(BOOLEAN);
  }

  private TotalValue combined() throws MayFail {
    TotalValue left = sum();
    while (true) {
      if (walk.takesOneOf(INTO_JSON)) {
        left = step(left, walk.taken(), sum());
      } else if (walk.takesOneOf(OVER_JSON)) {
        left = asked(left, sum());
      } else if (walk.takes("||")) {
        left = joined(left, sum());
      } else {
        return left;
      }
    }
  }

  private static TotalValue step(TotalValue from, String operator, TotalValue key) throws MayFail {
    if (from.type() != JSONB || !key.isWritten()) {
      throw new MayFail("only a written key of jsonb is there, or NULL, for every row");
    }
    return TotalValue.of(operator.endsWith(">>") ? TEXT : JSONB);
  }

  private static TotalValue asked(TotalValue left, TotalValue right) throws MayFail {
    if (left.type() != JSONB || !(right.isWritten() || right.type() == JSONB)) {
      throw new MayFail("only jsonb can be asked what it holds for every row");
    }
    return TotalValue.of(BOOLEAN);
  }

  private static TotalValue joined(TotalValue left, TotalValue right) throws MayFail {
    boolean search = left.type() == TEXT_SEARCH && right.type() == TEXT_SEARCH;
    if (!search && !(left.type().isText() && right.type().isText())) {
      throw new MayFail("only texts can be put together for every row");
    }
    return TotalValue.of(search ? TEXT_SEARCH : TEXT);
  }

  private TotalValue sum() throws MayFail {
    TotalValue left = signed();
    while (walk.takesOneOf(ARITHMETIC)) {
      String operator = walk.taken();
      left = TotalArithmetic.calculated(left, operator, signed());
    }
    return left;
  }

  private TotalValue signed() throws MayFail {
    if (walk.takesOneOf(Set.of("-", "+"))) {
      TotalValue value = signed();
      if (!value.isWritten() && !TotalArithmetic.isBounded(value)) {
        throw new MayFail("what a sign gives may be out of range");
      }
      return TotalValue.of(value.type());
    }
    return cast(atom());
  }

  private TotalValue cast(TotalValue value) throws MayFail {
    TotalValue result = value;
    while (true) {
      if (walk.takes("::")) {
        result = converted(result, walk.type());
      } else if (walk.takes("collate")) {
        walk.name();
      } else if (walk.takesAll("at", "time", "zone")) {
        result = moved(result, cast(atom()));
      } else {
        return result;
      }
    }
  }

  private static TotalValue moved(TotalValue value, TotalValue zone) throws MayFail {
    boolean isZoned = value.type() == ValueType.TIMESTAMP_WITH_ZONE;
    if (!zone.isWritten() || !(isZoned || value.type() == ValueType.TIMESTAMP)) {
      throw new MayFail("only a written time zone is one for every row");
    }
    return TotalValue.of(isZoned ? ValueType.TIMESTAMP : ValueType.TIMESTAMP_WITH_ZONE);
  }

  private static TotalValue converted(TotalValue value, String type) throws MayFail {
    ValueType wanted = ValueType.of(type);
    if (value.isWritten()) {
      return new TotalValue(wanted, value.written());
    }
    if (!value.type().alwaysBecomes(wanted)) {
      throw new MayFail("not every value can be cast to " + type);
    }
    return TotalValue.of(wanted);
  }

  private TotalValue atom() throws MayFail {
    if (walk.takes("(")) {
      TotalValue value = either();
      walk.require(")");
      return value;
    }
    Optional<TotalValue> literal = literal();
    if (literal.isPresent()) {
      return literal.get();
    }
    if (walk.takes("case")) {
      return chosen();
    }
    if (walk.takes("array")) {
      return list();
    }
    if (walk.isCall("cast")) {
      return castCall();
    }
    return walk.isCall() ? called() : column();
  }

  private Optional<TotalValue> literal() throws MayFail {
    if (walk.takes("null")) {
      return Optional.of(new TotalValue(NULL, "null"));
    }
    if (walk.takes("true") || walk.takes("false")) {
      return Optional.of(new TotalValue(BOOLEAN, walk.taken()));
    }
    Optional<String> number = walk.number();
    if (number.isPresent()) {
      boolean isWhole = number.get().matches("\\d+");
      return Optional.of(new TotalValue(isWhole ? WHOLE : DECIMAL, number.get()));
    }
    Optional<String> typed = walk.typeOfString(TIMES);
    ValueType type = typed.map(ValueType::of).orElse(LITERAL);
    return walk.string().map(text -> new TotalValue(type, text));
  }

  private TotalValue list() throws MayFail {
    walk.require("[");
    while (!walk.takes("]")) {
      if (!cast(atom()).isWritten()) {
        throw walk.unknown();
      }
      walk.takes(",");
    }
    return new TotalValue(ValueType.ARRAY, "array");
  }

  private TotalValue chosen() throws MayFail {
    List<TotalValue> results = new ArrayList<>();
    TotalValue subject = walk.isNext("when") ? TotalValue.of(BOOLEAN) : either();
    while (walk.takes("when")) {
      comparable(subject, either());
      walk.require("then");
      results.add(either());
    }
    if (walk.takes("else")) {
      results.add(either());
    }
    walk.require("end");
    return TotalValue.of(common(results));
  }

  private static ValueType common(List<TotalValue> values) throws MayFail {
    return TotalFunctions.common(values)
        .orElseThrow(() -> new MayFail("its values are not known to be of one type"));
  }

  private TotalValue castCall() throws MayFail {
    walk.name();
    walk.require("(");
    TotalValue value = either();
    walk.require("as");
    TotalValue result = converted(value, walk.type());
    walk.require(")");
    return result;
  }

  private TotalValue called() throws MayFail {
    String name = walk.name();
    if (TotalSpan.isRange(name)) {
      return TotalSpan.of(name, walk, table);
    }
    List<TotalValue> arguments =
        name.equals("extract") || name.equals("substring") || name.equals("trim")
            ? spelledOut(name)
            : arguments();
    return TotalFunctions.result(name, arguments)
        .map(TotalValue::of)
        .orElseThrow(() -> new MayFail("not every value is known to have a " + name));
  }

  private List<TotalValue> arguments() throws MayFail {
    List<TotalValue> arguments = new ArrayList<>();
    walk.require("(");
    while (!walk.takes(")")) {
      arguments.add(either());
      if (!walk.isNext(")")) {
        walk.require(",");
      }
    }
    return arguments;
  }

  /** The functions that the standard gives words instead of commas. */
  private List<TotalValue> spelledOut(String name) throws MayFail {
    List<TotalValue> arguments = new ArrayList<>();
    walk.require("(");
    if (name.equals("extract")) {
      arguments.add(new TotalValue(LITERAL, walk.word()));
    } else {
      walk.takesAnyOf("both", "leading", "trailing");
      arguments.add(either());
    }
    while (!walk.takes(")")) {
      boolean isSubject = walk.isNext("from") && name.equals("trim");
      if (!walk.takesAnyOf("from", "for", ",")) {
        throw walk.unknown();
      }
      arguments.add(isSubject ? 0 : arguments.size(), either());
    }
    return arguments;
  }

  private TotalValue column() throws MayFail {
    String name = walk.name();
    while (walk.takes(".")) {
      name = walk.name();
    }
    return ofColumn(name, table);
  }

  static TotalValue ofColumn(String wanted, Table table) throws MayFail {
    Column column =
        table
            .column(wanted)
            .orElseThrow(() -> new MayFail(wanted + " is no column of " + table.name()));
    return TotalValue.of(ValueType.of(column.type()));
  }
}
