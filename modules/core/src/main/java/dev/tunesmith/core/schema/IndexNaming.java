package dev.tunesmith.core.schema;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names indexes readably: {@code idx_<table>_<keys>}, with the access method where it is no B-tree,
 * {@code _incl} where columns are stored beside the keys and {@code _part} where the index is
 * partial. A name is new in the schema and given to one shape only, the same one each time. Not for
 * several threads.
 */
public final class IndexNaming {

  /** The longest name that a server is sure to keep whole. */
  public static final int MOST_BYTES = 63;

  private final Set<String> taken = new HashSet<>();
  private final Map<IndexShape, String> given = new HashMap<>();

  /** A naming that avoids every name in {@code schema}. */
  public IndexNaming(Schema schema) {
    schema.indexes().forEach(index -> taken.add(index.name()));
    schema.tables().forEach(table -> taken.add(table.name().name()));
  }

  /** Keeps a name for a shape that has it already. */
  public void reserve(String name, IndexShape shape) {
    taken.add(name);
    given.put(shape, name);
  }

  /** The shape's name. */
  public String nameOf(IndexShape shape) {
    return given.computeIfAbsent(shape, this::firstFree);
  }

  private String firstFree(IndexShape shape) {
    String base = base(shape);
    String name = cut(base, "");
    for (int number = 2; !taken.add(name); number++) {
      name = cut(base, "_" + number);
    }
    return name;
  }

  private static String base(IndexShape shape) {
    String keys = shape.keys().stream().map(IndexKey::text).collect(Collectors.joining("_"));
    String included = shape.included().isEmpty() ? "" : "_incl";
    String partial = shape.predicate() == null ? "" : "_part";
    String method = shape.method().equals("btree") ? "" : "_" + shape.method();
    return words("idx_" + shape.table().name() + "_" + keys) + method + included + partial;
  }

  /** A name of any text's letters and figures, with {@code end} behind it. */
  public static String named(String text, String end) {
    return cut(words(text), end);
  }

  private static String words(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("_+$", "");
  }

  private static String cut(String base, String end) {
    String kept = base;
    while (bytes(kept) + bytes(end) > MOST_BYTES) {
      kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
    }
    return kept + end;
  }

  /** In UTF-8. */
  private static int bytes(String text) {
    return text.codePoints()
        .map(each -> each < 0x80 ? 1 : each < 0x800 ? 2 : each < 0x10000 ? 3 : 4)
        .sum();
  }
}
