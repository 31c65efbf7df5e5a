package dev.tunesmith.agents.masking;

import dev.tunesmith.core.remedy.UnreadableRemedyException;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Sequence;
import dev.tunesmith.core.tool.Value.Structure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the string literals of one conversation back: the model sees {@code 'withheld_1'} and so
 * on, the same for the same literal, and where it writes one in a remedy's SQL the literal is put
 * back. So it can propose a partial index on a value it never saw.
 */
public final class WithheldLiterals {
  // An apostrophe within or after a word begins none. An open literal reaches to the end.
  private static final Pattern LITERAL =
      Pattern.compile("(?<!\\w)([EeNnBbXx]|[Uu]&)?'((?:[^']|'')*+)(?:'|\\z)");
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.'])-?[0-9]{1,40}(?:\\.[0-9]{1,40})?(?![\\w'])");
  private static final Pattern WITHHELD = Pattern.compile("'withheld_([1-9][0-9]{0,5})'");

  /** A condition, a statement in other words, the definition of a view. */
  private static final List<String> SQL_FIELDS = List.of("where", "sql", "definition");

  private final Disclosure values;
  private final List<String> kept = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /** Where the statement itself has its literals. */
  private final Set<String> places = new HashSet<>();

  /** Literals that were put back and are numbers: a server prints such without quotes. */
  private final Map<BigDecimal, String> numeric = new HashMap<>();

  /** Nothing is kept yet. */
  public WithheldLiterals(Disclosure values) {
    this.values = values;
  }

  /** What the model is told about them. */
  public String explanation() {
    return switch (values) {
      case SHARED -> "";
      case WITHHELD ->
          " String literals are withheld: 'withheld_1' stands for one, the same everywhere."
              + " Write it as it is, compared with a column or where the statement has it; compute"
              + " nothing from it.";
    };
  }

  /** The text as a model may see it. */
  public String withheld(String text) {
    return values == Disclosure.SHARED ? text : numbersWithheld(literalsWithheld(text));
  }

  private String literalsWithheld(String text) {
    return LITERAL
        .matcher(text)
        .replaceAll(
            found -> {
              String prefix = Objects.requireNonNullElse(found.group(1), "");
              return Matcher.quoteReplacement(
                  found.group(2).isEmpty()
                      ? found.group()
                      : prefix + "'" + nameOf(found.group(2)) + "'");
            });
  }

  private String numbersWithheld(String text) {
    return numeric.isEmpty()
        ? text
        : NUMBER
            .matcher(text)
            .replaceAll(
                found -> {
                  String name = numeric.get(number(found.group()).orElseThrow());
                  return Matcher.quoteReplacement(name == null ? found.group() : name);
                });
  }

  private static Optional<BigDecimal> number(String text) {
    String stripped = text.strip();
    return NUMBER.matcher(stripped).matches()
        ? Optional.of(new BigDecimal(stripped).stripTrailingZeros())
        : Optional.empty();
  }

  /** Takes down where the statement at hand has its literals; there they may stand again. */
  public void learn(String statement) {
    places.addAll(LiteralUse.placesIn(withheld(statement)));
  }

  private String nameOf(String literal) {
    int number =
        numbers.computeIfAbsent(
            literal,
            unseen -> {
              kept.add(unseen);
              return kept.size();
            });
    return "withheld_" + number;
  }

  /**
   * The remedy with its literals put back in its SQL, and nowhere else: a complaint about any other
   * field would repeat them to the model.
   *
   * @throws UnreadableRemedyException if something is computed from a withheld literal
   */
  public Structure putBack(Structure remedy) {
    Structure result = remedy;
    for (String field : SQL_FIELDS) {
      result = putBack(result, field);
    }
    if (remedy.field("keys").isEmpty()) {
      return result;
    }
    return result.with(
        "keys",
        new Sequence(
            remedy.sequence("keys").stream()
                .map(
                    key ->
                        key.asStructure()
                            .<Value>map(each -> putBack(each, "expression"))
                            .orElse(key))
                .toList()));
  }

  private Structure putBack(Structure structure, String field) {
    return structure
        .text(field)
        .map(sql -> structure.with(field, restored(opaque(field, sql))))
        .orElse(structure);
  }

  private String opaque(String field, String sql) {
    if (LiteralUse.isOpaque(sql, places)) {
      return sql;
    }
    throw new UnreadableRemedyException(
        field,
        field
            + " computes something from a withheld literal; compare a column with it as it is, or"
            + " leave it where the statement has it");
  }

  /** The text with its literals put back. */
  public String restored(String sql) {
    return WITHHELD
        .matcher(sql)
        .replaceAll(
            found -> {
              int number = Integer.parseInt(found.group(1));
              return Matcher.quoteReplacement(
                  number <= kept.size() ? "'" + used(number) + "'" : found.group());
            });
  }

  private String used(int number) {
    String literal = kept.get(number - 1);
    number(literal).ifPresent(value -> numeric.put(value, "'withheld_" + number + "'"));
    return literal;
  }
}
