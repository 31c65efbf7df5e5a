package dev.tunesmith.advisor.indexes;

import dev.tunesmith.advisor.statement.Predicate;
import dev.tunesmith.advisor.statement.Term;
import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which access methods can search by which operators, for a type that an operator is asked of. */
final class AccessMethods {

  /**
   * A way to search.
   *
   * @param operatorClass null for the type's usual one
   */
  record Access(String method, @Nullable String operatorClass) {}

  private static final Access GIN = new Access("gin", null);
  private static final Access GIST = new Access("gist", null);
  private static final Access SPGIST = new Access("spgist", null);
  private static final Access TRIGRAMS = new Access("gin", "gin_trgm_ops");

  private static final Set<String> LIKENESS =
      Set.of("like", "ilike", "similar to", "~", "~*", "%", "~~", "~~*");
  private static final Set<String> HOLDING = Set.of("@>", "<@", "&&");
  private static final Set<String> PLACES =
      Set.of("@>", "<@", "&&", "<<", ">>", "&<", "&>", "~=", "<->", "<<|", "|>>");
  private static final Set<String> SUBNETS = Set.of("<<", "<<=", ">>", ">>=", "&&");
  private static final Set<String> SPANS = Set.of("@>", "<@", "&&", "<<", ">>", "-|-", "&<", "&>");
  private static final Set<String> SHAPES = Set.of("point", "box", "polygon", "circle");
  private static final Set<String> TEXTS =
      Set.of("text", "character varying", "character", "citext");
  private static final Pattern ENOUGH_FOR_TRIGRAMS = Pattern.compile("[^%_'\\\\]{3}");

  private static final Map<String, String> PREFIX_CLASSES =
      Map.of(
          "text", "text_pattern_ops",
          "character varying", "varchar_pattern_ops",
          "character", "bpchar_pattern_ops");

  private AccessMethods() {}

  /** The ways by which an index can search for what the predicate asks, best first. */
  static List<Access> of(Predicate predicate, Table table) {
    String operator = predicate.operator();
    String type = typeOf(predicate.term(), table);
    if (TEXTS.contains(type)) {
      return isLikeness(predicate) ? List.of(TRIGRAMS) : List.of();
    }
    if (type.endsWith("[]")) {
      return HOLDING.contains(operator) ? List.of(GIN) : List.of();
    }
    if (SHAPES.contains(type)) {
      return PLACES.contains(operator) ? List.of(GIST) : List.of();
    }
    return ofSpecial(type, operator);
  }

  private static List<Access> ofSpecial(String type, String operator) {
    return switch (type) {
      case "tsvector" -> operator.equals("@@") ? List.of(GIN) : List.of();
      case "jsonb" -> ofJson(operator);
      case "hstore" -> Set.of("@>", "?", "?&", "?|").contains(operator) ? List.of(GIN) : List.of();
      case "ltree" -> Set.of("@>", "<@", "~", "?").contains(operator) ? List.of(GIST) : List.of();
      case "inet", "cidr" ->
          SUBNETS.contains(operator) ? List.of(new Access("gist", "inet_ops"), SPGIST) : List.of();
      default ->
          // Spans that follow each other make an SP-GiST tree so deep that it is never built.
          type.endsWith("range") && SPANS.contains(operator) ? List.of(GIST) : List.of();
    };
  }

  /** Only who never asks for a key alone is served by the smaller index of paths. */
  private static List<Access> ofJson(String operator) {
    return switch (operator) {
      case "@>", "@@", "@?" -> List.of(new Access("gin", "jsonb_path_ops"), GIN);
      case "?", "?|", "?&" -> List.of(GIN);
      default -> List.of();
    };
  }

  private static boolean isLikeness(Predicate predicate) {
    String condition = predicate.condition();
    boolean hasLetters =
        condition == null
            || ENOUGH_FOR_TRIGRAMS
                .matcher(condition.substring(Math.max(0, condition.indexOf('\''))))
                .find();
    return LIKENESS.contains(predicate.operator()) && hasLetters;
  }

  /** The operators by which a B-tree finds a prefix whatever the order of the language is. */
  static @Nullable String prefixClass(Term term, Table table) {
    return PREFIX_CLASSES.get(typeOf(term, table));
  }

  private static String typeOf(Term term, Table table) {
    if (term.isColumn()) {
      return table.column(term.text()).map(Column::type).map(AccessMethods::bare).orElse("");
    }
    String text = term.text();
    if (text.matches("(?is)(num|date|ts|tstz)range\\s*\\(.*\\)")) {
      return "range";
    }
    if (text.matches("(?is)(to_tsvector|setweight)\\s*\\(.*")) {
      return "tsvector";
    }
    if (text.matches("(?is).*::\\s*[a-z ]+(\\([0-9, ]*\\))?(\\[\\])?")) {
      return bare(text.substring(text.lastIndexOf("::") + 2));
    }
    return text.matches("(?s).*[^>]->\\s*('[^']*'|\\d+)\\)*") ? "jsonb" : "text";
  }

  private static String bare(String type) {
    String bare = type.strip().replaceAll("\\([0-9, ]*\\)", "");
    String own = bare.substring(bare.lastIndexOf('.') + 1);
    return own.equals("varchar") ? "character varying" : own;
  }
}
