package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.proof.rewrite.SelectText.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/**
 * An UPDATE or a DELETE, whose rows are told apart by their key, or by all they hold.
 *
 * @param where where its condition stands in the text; empty if it has none
 * @param key the columns of the key; empty if the table has none
 */
record KeyedWrite(String sql, WriteParts parts, Table table, Optional<Span> where, List<String> key)
    implements RowWrite {

  private static final String ROWS = "changed";
  private static final Pattern OWN_NAMES =
      Pattern.compile("\\b(changed|row_\\d+|new_\\d+)\\b", Pattern.CASE_INSENSITIVE);

  private static final String BESIDE_OTHERS =
      "Of a row that another transaction changes while the statement waits for it, what is asked of"
          + " its own columns alone is asked again; what other rows answered for it stays.";

  static Optional<RowWrite> of(String sql, Schema schema) {
    return WriteParts.of(sql)
        .flatMap(parts -> parts.table(schema).map(table -> of(sql, parts, table)))
        // Without a key a row that is found twice is not told from two rows.
        .filter(write -> !write.key.isEmpty() || write.parts.sources().isEmpty())
        .map(write -> write);
  }

  private static KeyedWrite of(String sql, WriteParts parts, Table table) {
    Optional<Span> where = new ClauseEnds(sql).condition();
    return new KeyedWrite(sql, parts, table, where, Keys.of(table).orElse(List.of()));
  }

  @Override
  public List<String> frame() {
    String sets =
        parts.assignments().stream()
            .map(each -> each.isDefault() ? each.column() + " default" : "" + each.column())
            .collect(Collectors.joining(", "));
    String written = parts.target().getFullyQualifiedName();
    return SelectText.names(parts.verb() + " " + written + " set " + sets + parts.answeredOfOwn());
  }

  @Override
  public String reading() {
    return query(
        parts.assignments().stream()
            .filter(each -> !each.isDefault())
            .map(Assignment::text)
            .toList());
  }

  @Override
  public String asked() {
    return query(lookups());
  }

  private List<String> lookups() {
    return parts.assignments().stream()
        .flatMap(each -> each.lookups().stream())
        .distinct()
        .toList();
  }

  private String query(List<String> values) {
    return select(values) + where.map(span -> " WHERE " + condition(span)).orElse("");
  }

  private String condition(Span span) {
    return sql.substring(span.start(), span.end());
  }

  private String select(List<String> values) {
    List<String> items = new ArrayList<>();
    for (String column : rows()) {
      items.add(own(column) + " AS row_" + (items.size() + 1));
    }
    for (String value : values) {
      items.add(value + " AS new_" + (items.size() + 1 - rows().size()));
    }
    // A row that USING finds several times is deleted once.
    boolean isOnce = parts.isDelete() && !parts.sources().isEmpty();
    return parts.with()
        + (isOnce ? "SELECT DISTINCT " : "SELECT ")
        + String.join(", ", items)
        + " FROM "
        + parts.target()
        + (parts.sources().isEmpty() ? "" : ", " + parts.sources());
  }

  private List<String> rows() {
    return key.isEmpty() ? table.columns().stream().map(Column::name).toList() : key;
  }

  private String own(String column) {
    return parts.alias() + "." + Selects.quoted(column);
  }

  @Override
  public Optional<Saying> saying(String other) {
    Optional<Select> tree = SelectText.of(other).map(SelectText::tree);
    Optional<PlainSelect> plain =
        tree.filter(PlainSelect.class::isInstance).map(PlainSelect.class::cast);
    return plain
        .flatMap(select -> underCondition(other, select))
        .or(() -> plain.flatMap(this::ofTargetAlone))
        .or(() -> tree.flatMap(any -> byKey(other)))
        .map(text -> new Saying(text, beside(other)));
  }

  /** Where only the condition is another, it takes the place of the write's own. */
  private Optional<String> underCondition(String other, PlainSelect select) {
    Expression condition = select.getWhere();
    if (condition == null || where.isEmpty()) {
      return Optional.empty();
    }
    String before = select(lookups());
    select.setWhere(null);
    boolean isAllElse = SelectText.words(select.toString()).equals(SelectText.words(before));
    select.setWhere(condition);
    String laidOut = before + " WHERE ";
    String text =
        other.startsWith(laidOut) ? other.substring(laidOut.length()) : condition.toString();
    return where
        .filter(span -> isAllElse)
        .map(span -> sql.substring(0, span.start()) + text + sql.substring(span.end()));
  }

  /** A DELETE that reads no other table any more. */
  private Optional<String> ofTargetAlone(PlainSelect select) {
    boolean isAlone =
        parts.isDelete()
            && Selects.joins(select).isEmpty()
            && String.valueOf(select.getFromItem()).equals(parts.target().toString())
            && select(List.of()).contains(" " + Selects.items(select) + " FROM ")
            && isPlainOrDistinct(select);
    return isAlone
        ? Optional.of(
            "DELETE FROM "
                + parts.target()
                + (select.getWhere() == null ? "" : " WHERE " + select.getWhere())
                + parts.answered())
        : Optional.empty();
  }

  private static boolean isPlainOrDistinct(PlainSelect select) {
    String distinct = select.getDistinct() == null ? "" : " " + select.getDistinct();
    return Selects.written(select, "SELECT" + distinct).equals(select.toString());
  }

  /**
   * The rows are looked for apart and found again by their key. What the write asks of its own
   * table stays with it, so that it is asked again of a row that changed meanwhile.
   */
  private Optional<String> byKey(String other) {
    boolean isPossible =
        !key.isEmpty()
            && (parts.isDelete() || parts.sources().isEmpty())
            && !OWN_NAMES.matcher(sql).find()
            && table.columns().stream().noneMatch(c -> OWN_NAMES.matcher(c.name()).matches());
    String asked =
        parts.ownConditions().stream().map(each -> " AND " + each).collect(Collectors.joining());
    String answered = parts.isDelete() ? parts.answered() : parts.answeredOfOwn();
    return isPossible
        ? Optional.of((parts.isDelete() ? delete(other) : update(other)) + asked + answered)
        : Optional.empty();
  }

  /** What holds beside other transactions, where other rows are read than those of the table. */
  private static List<String> beside(String other) {
    boolean isOfOthers = SelectText.names(other).stream().filter("select"::equals).count() > 1;
    return isOfOthers ? List.of(BESIDE_OTHERS) : List.of();
  }

  private String delete(String other) {
    String columns = key.stream().map(this::own).collect(Collectors.joining(", "));
    return "DELETE FROM "
        + parts.target()
        + " WHERE "
        + (key.size() == 1 ? columns : "(" + columns + ")")
        + " IN ("
        + other
        + ")";
  }

  private String update(String other) {
    List<String> lookups = lookups();
    String keys =
        IntStream.range(0, key.size())
            .mapToObj(i -> own(key.get(i)) + " = " + ROWS + ".row_" + (i + 1))
            .collect(Collectors.joining(" AND "));
    String sets =
        parts.assignments().stream()
            .map(
                each ->
                    each.column()
                        + " = "
                        + each.with(lookup -> ROWS + ".new_" + (lookups.indexOf(lookup) + 1)))
            .collect(Collectors.joining(", "));
    return "UPDATE "
        + parts.target()
        + " SET "
        + sets
        + " FROM ("
        + other
        + ") AS "
        + ROWS
        + " WHERE "
        + keys;
  }
}
