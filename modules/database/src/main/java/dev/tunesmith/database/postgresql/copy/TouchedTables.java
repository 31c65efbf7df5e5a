package dev.tunesmith.database.postgresql.copy;

import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.dialect.Copier.Extent;
import dev.tunesmith.database.postgresql.catalogue.OwnRelations;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.Token;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose rows statements may need, told from names: whatever has a name that a statement holds, what
 * the definitions of those name in turn, and what their rows refer to. A name too many costs a copy
 * of its table; only a text put together at run time hides one, and then nothing can be told.
 */
final class TouchedTables {

  /** A table that takes less is copied whether it is needed or not. */
  private static final long SMALL_BYTES = 8L << 20;

  private static final String RELATIONS =
      """
      select n.nspname, c.relname, pg_catalog.pg_total_relation_size(c.oid) as bytes
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'm', 'v') and
      """
          + OwnRelations.CONDITION;

  private static final String DEFINITIONS =
      """
      select n.nspname, c.relname, d.text
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join (select w.ev_class, pg_catalog.pg_get_viewdef(w.ev_class) as text
                from pg_catalog.pg_rewrite w
                join pg_catalog.pg_class v on v.oid = w.ev_class and v.relkind in ('v', 'm')
              union all
              select p.polrelid, pg_catalog.pg_get_expr(p.polqual, p.polrelid)
                from pg_catalog.pg_policy p where p.polqual is not null
              union all
              select k.conrelid, pg_catalog.pg_get_constraintdef(k.oid)
                from pg_catalog.pg_constraint k where k.contype = 'c'
              union all
              select a.adrelid, pg_catalog.pg_get_expr(a.adbin, a.adrelid)
                from pg_catalog.pg_attrdef a) d on d.ev_class = c.oid
       where
      """
          + OwnRelations.CONDITION;

  private static final String FUNCTIONS =
      """
      select p.proname, l.lanname in ('sql', 'plpgsql') as is_open,
             pg_catalog.pg_get_functiondef(p.oid) as text
        from pg_catalog.pg_proc p
        join pg_catalog.pg_namespace n on n.oid = p.pronamespace
        join pg_catalog.pg_language l on l.oid = p.prolang
       where p.prokind <> 'a' and l.lanname not in ('internal', 'c')
         and n.nspname not in ('pg_catalog', 'information_schema')
         and not exists (select from pg_catalog.pg_depend own
                          where own.classid = 'pg_catalog.pg_proc'::regclass
                            and own.objid = p.oid and own.deptype = 'e')
      """;

  /* A partition's rows are its table's; what inherits is read with what it inherits from. */
  private static final String TIES =
      """
      with ties as (
        select k.conrelid as child, k.confrelid as parent, k.confdeltype = 'c' as cascades,
               array_to_string(array(
                 select a.attname::text from pg_catalog.pg_attribute a
                  where a.attrelid = k.confrelid and a.attnum = any (k.confkey)), ' ') as keys,
               false as whole
          from pg_catalog.pg_constraint k where k.contype = 'f'
        union all
        select h.inhparent, h.inhrelid, false, '', c.relispartition
          from pg_catalog.pg_inherits h
          join pg_catalog.pg_class c on c.oid = h.inhrelid and c.relkind in ('r', 'p'))
      select cn.nspname as child_schema, c.relname as child,
             pn.nspname as parent_schema, p.relname as parent, t.cascades, t.keys, t.whole
        from ties t
        join pg_catalog.pg_class c on c.oid = t.child
        join pg_catalog.pg_namespace cn on cn.oid = c.relnamespace
        join pg_catalog.pg_class p on p.oid = t.parent
        join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
      """;

  /** Rows of one need those of another; and what of these a write must not lose. */
  private record Tie(
      TableName child, TableName parent, boolean cascades, Set<String> keys, boolean whole) {

    /** What is of no use where only those are there. */
    Stream<TableName> lostBy(Set<TableName> there) {
      if (!there.contains(parent)) {
        return Stream.of(child);
      }
      return whole && !there.contains(child) ? Stream.of(parent) : Stream.empty();
    }
  }

  private record Function(boolean open, String text) {}

  private final Map<TableName, Long> bytes = new LinkedHashMap<>();
  private final Map<String, List<TableName>> named = new HashMap<>();
  private final Map<TableName, List<String>> definitions = new HashMap<>();
  private final Map<String, List<Function>> functions = new HashMap<>();
  private final List<Tie> ties = new ArrayList<>();
  private final Set<TableName> touched = new HashSet<>();
  private final Deque<TableName> ahead = new ArrayDeque<>();
  private boolean hidden;

  private TouchedTables() {}

  /** Empty where a function puts together what it asks. */
  static Optional<Extent> of(Connection source, List<String> statements) throws SQLException {
    TouchedTables tables = new TouchedTables();
    tables.read(source);
    statements.forEach(tables::touch);
    return tables.hidden ? Optional.empty() : Optional.of(tables.extent());
  }

  private void read(Connection source) throws SQLException {
    try (Statement statement = source.createStatement()) {
      try (ResultSet row = statement.executeQuery(RELATIONS)) {
        while (row.next()) {
          TableName table = new TableName(row.getString("nspname"), row.getString("relname"));
          bytes.put(table, row.getLong("bytes"));
          named.computeIfAbsent(table.name(), name -> new ArrayList<>()).add(table);
        }
      }
      try (ResultSet row = statement.executeQuery(DEFINITIONS)) {
        while (row.next()) {
          definitions
              .computeIfAbsent(
                  new TableName(row.getString("nspname"), row.getString("relname")),
                  table -> new ArrayList<>())
              .add(String.valueOf(row.getString("text")));
        }
      }
      try (ResultSet row = statement.executeQuery(FUNCTIONS)) {
        while (row.next()) {
          functions
              .computeIfAbsent(row.getString("proname"), name -> new ArrayList<>())
              .add(new Function(row.getBoolean("is_open"), row.getString("text")));
        }
      }
      try (ResultSet row = statement.executeQuery(TIES)) {
        while (row.next()) {
          ties.add(tie(row));
        }
      }
    }
  }

  private static Tie tie(ResultSet row) throws SQLException {
    return new Tie(
        new TableName(row.getString("child_schema"), row.getString("child")),
        new TableName(row.getString("parent_schema"), row.getString("parent")),
        row.getBoolean("cascades"),
        new HashSet<>(List.of(row.getString("keys").split(" "))),
        row.getBoolean("whole"));
  }

  private void touch(String statement) {
    List<Token> code = SqlText.code(statement);
    name(code);
    Set<String> words = code.stream().filter(Token::isName).map(Token::name).collect(set());
    boolean deletes = words.contains("delete") || words.contains("merge");
    Set<String> set = words.contains("update") ? assigned(code) : Set.of();
    code.stream()
        .filter(Token::isName)
        .flatMap(token -> named.getOrDefault(token.name(), List.of()).stream())
        .forEach(table -> keepReferrers(table, deletes, set));
  }

  /** What names follow a SET or stand before an equals sign: those of columns, and some more. */
  private static Set<String> assigned(List<Token> code) {
    Set<String> names = new HashSet<>();
    boolean setting = false;
    for (int at = 0; at < code.size(); at++) {
      Token token = code.get(at);
      setting = !token.isWord("where") && (setting || token.isWord("set"));
      if (setting && token.isName()) {
        names.add(token.name());
      }
    }
    return names;
  }

  /** Whoever refers to a row that goes or gets another key is looked at, or goes with it. */
  private void keepReferrers(TableName table, boolean deletes, Set<String> set) {
    for (Tie tie : ties) {
      boolean isAsked =
          tie.parent().equals(table)
              && !tie.keys().contains("")
              && (deletes || tie.keys().stream().anyMatch(set::contains));
      if (isAsked && add(tie.child()) && tie.cascades()) {
        keepReferrers(tie.child(), deletes, set);
      }
    }
    follow();
  }

  private void name(List<Token> code) {
    for (Token token : code) {
      if (token.isName()) {
        named.getOrDefault(token.name(), List.of()).forEach(this::add);
        List<Function> called = functions.remove(token.name());
        if (called != null) {
          called.forEach(this::open);
        }
      }
    }
    follow();
  }

  private void open(Function function) {
    List<Token> code = SqlText.code(function.text().replace("$", " "));
    hidden = hidden || !function.open() || code.stream().anyMatch(t -> t.isWord("execute"));
    name(code);
  }

  private boolean add(TableName table) {
    boolean isNew = bytes.containsKey(table) && touched.add(table);
    if (isNew) {
      ahead.add(table);
    }
    return isNew;
  }

  private void follow() {
    while (!ahead.isEmpty()) {
      TableName table = ahead.remove();
      for (Tie tie : ties) {
        if (tie.child().equals(table)) {
          add(tie.parent());
        } else if (tie.whole() && tie.parent().equals(table)) {
          add(tie.child());
        }
      }
      definitions.getOrDefault(table, List.of()).forEach(text -> name(SqlText.code(text)));
    }
  }

  private Extent extent() {
    Set<TableName> copied = new HashSet<>(smallOnes());
    copied.addAll(touched);
    return new Extent(
        bytes.keySet().stream().filter(table -> !copied.contains(table)).collect(set()),
        copied.stream().mapToLong(table -> bytes.getOrDefault(table, 0L)).sum());
  }

  /** Those that refer to nothing that is left out. */
  private Set<TableName> smallOnes() {
    Set<TableName> kept = new HashSet<>();
    bytes.forEach(
        (table, size) -> {
          if (size < SMALL_BYTES) {
            kept.add(table);
          }
        });
    boolean changed = true;
    while (changed) {
      Set<TableName> there = new HashSet<>(kept);
      there.addAll(touched);
      changed = kept.removeAll(ties.stream().flatMap(tie -> tie.lostBy(there)).collect(set()));
    }
    return kept;
  }

  private static <T> Collector<T, ?, Set<T>> set() {
    return Collectors.toSet();
  }
}
