package dev.tunesmith.advisor.statement;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a statement on one term of one table, joined to the others by AND.
 *
 * @param operator what compares the term with the rest, in lower case; the term stands left of it
 * @param condition the whole condition without table names, or null unless it compares with
 *     literals only
 */
public record Predicate(Term term, Kind kind, String operator, @Nullable String condition) {

  /** Whether it only says which fixed values the term does not have. */
  public boolean excludes() {
    return condition != null && operator.matches("<>|!=|not in");
  }

  /** All of several that exclude values of one term, as one condition. */
  public static Predicate together(List<Predicate> excluding) {
    String all = excluding.stream().map(Predicate::condition).collect(Collectors.joining(" AND "));
    return new Predicate(excluding.get(0).term(), Kind.OTHER, "<>", all);
  }

  Predicate inWords(UnaryOperator<String> words) {
    return new Predicate(
        term.inWords(words), kind, operator, condition == null ? null : words.apply(condition));
  }

  /** How a predicate narrows its term. */
  public enum Kind {
    EQUALITY(Use.POINT),
    ABSENT(Use.POINT),
    TRUE(Use.POINT),
    FALSE(Use.POINT),
    ANY_OF(Use.POINTS),
    RANGE(Use.INTERVAL),
    PREFIX(Use.INTERVAL),
    PRESENT(Use.CONDITION),
    OTHER(Use.CONDITION);

    private final Use use;

    Kind(Use use) {
      this.use = use;
    }

    /** What a B-tree can do with a predicate of this kind. */
    public Use use() {
      return use;
    }
  }

  /** What a B-tree key on the term is good for. */
  public enum Use {
    /** One value: keys behind it stay in order. */
    POINT,
    /** Several values: keys behind it narrow, but no longer order. */
    POINTS,
    /** One stretch: keys behind it hardly narrow. */
    INTERVAL,
    /** No key, but it may be the condition of a partial index. */
    CONDITION
  }
}
