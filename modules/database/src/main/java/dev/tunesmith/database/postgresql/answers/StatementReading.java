package dev.tunesmith.database.postgresql.answers;

import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.dialect.StatementFacts.Relation;
import dev.tunesmith.database.dialect.StatementFacts.ResultColumn;
import dev.tunesmith.database.sql.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What the server itself makes of a statement: the columns of its result, the relations and
 * functions that it reaches through views, and the tree that it was parsed into.
 *
 * @param texts the definitions of the views that it reaches
 * @param tree what the statement was parsed into, and what those views were
 */
record StatementReading(
    List<ResultColumn> columns,
    Set<Relation> relations,
    List<String> texts,
    ParseTree.Group tree,
    List<Function> functions) {

  /**
   * A function that is called.
   *
   * @param mayReadTables whether it is not the server's own and does not say that it reads nothing
   * @param isFloating whether a parameter of it is a floating-point number
   */
  record Function(
      int id,
      String name,
      boolean isVolatile,
      boolean mayReadTables,
      boolean isAggregate,
      boolean isFloating) {}

  private static final Pattern FUNCTION =
      Pattern.compile(":(?:funcid|opfuncid|aggfnoid|winfnoid) (\\d+)");
  private static final String VIEW = "pg_temp.tunesmith_statement";

  private static final String COLUMN_TYPES =
      """
      select pg_catalog.format_type(a.atttypid, null)
        from pg_catalog.pg_attribute a
       where a.attrelid = ?::regclass and a.attnum > 0
       order by a.attnum
      """;

  private static final String REACHED =
      """
      with recursive reached(oid) as (
        select ?::regclass::oid
        union
        select d.refobjid
          from reached r
          join pg_catalog.pg_rewrite w on w.ev_class = r.oid
          join pg_catalog.pg_depend d
            on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = w.oid
           and d.refclassid = 'pg_catalog.pg_class'::regclass)
      select c.oid, n.nspname, c.relname, c.relkind, n.oid = pg_my_temp_schema() as is_statement,
             case when c.relkind = 'v' then
               (select w.ev_action::text from pg_catalog.pg_rewrite w
                 where w.ev_class = c.oid and w.ev_type = '1') end as tree,
             case when c.relkind = 'v' then pg_catalog.pg_get_viewdef(c.oid) end as definition
        from reached
        join pg_catalog.pg_class c on c.oid = reached.oid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      """;

  private static final String FUNCTIONS =
      """
      select p.oid, p.proname, p.provolatile = 'v' as is_volatile, p.prokind = 'a' as is_aggregate,
             p.provolatile = 's' and p.oid >= 16384 as may_read_tables,
             exists (select from unnest(p.proargtypes) t
                      where t in ('float4'::regtype, 'float8'::regtype)) as is_floating
        from pg_catalog.pg_proc p
       where p.oid = any (?::oid[])
      """;

  /** Reads a statement on an empty database, in a transaction that the caller rolls back. */
  static StatementReading of(SqlText text, Connection twin) throws SQLException {
    String sql = text.sql();
    List<String> names = columnNames(sql, twin);
    String aliases =
        String.join(", ", IntStream.rangeClosed(1, names.size()).mapToObj(i -> "c" + i).toList());
    try (Statement statement = twin.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute("create temp view tunesmith_statement (" + aliases + ") as " + sql);
      StatementReading reading = read(names, twin);
      statement.execute("drop view " + VIEW);
      return reading;
    }
  }

  private static List<String> columnNames(String sql, Connection twin) throws SQLException {
    try (Statement statement = twin.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.setFetchSize(1);
      try (ResultSet result = statement.executeQuery(sql)) {
        ResultSetMetaData columns = result.getMetaData();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          names.add(columns.getColumnLabel(i));
        }
        return names;
      }
    }
  }

  private static StatementReading read(List<String> names, Connection twin) throws SQLException {
    Set<Relation> relations = new LinkedHashSet<>();
    List<String> trees = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    try (PreparedStatement asking = twin.prepareStatement(REACHED)) {
      asking.setString(1, VIEW);
      try (ResultSet row = asking.executeQuery()) {
        while (row.next()) {
          boolean isStatement = row.getBoolean("is_statement");
          if (row.getString("tree") != null) {
            trees.add(isStatement ? 0 : trees.size(), row.getString("tree"));
          }
          if (!isStatement) {
            relations.add(relation(row));
            if (row.getString("definition") != null) {
              texts.add(row.getString("definition"));
            }
          }
        }
      }
    }
    return new StatementReading(
        columns(names, twin),
        relations,
        texts,
        new ParseTree.Group(trees.stream().map(ParseTree::read).toList()),
        functions(trees, twin));
  }

  private static Relation relation(ResultSet row) throws SQLException {
    return new Relation(
        new TableName(row.getString("nspname"), row.getString("relname")),
        switch (row.getString("relkind")) {
          case "r", "p" -> Relation.RelationKind.TABLE;
          case "v" -> Relation.RelationKind.VIEW;
          default -> Relation.RelationKind.OTHER;
        });
  }

  private static List<ResultColumn> columns(List<String> names, Connection twin)
      throws SQLException {
    List<ResultColumn> columns = new ArrayList<>();
    try (PreparedStatement asking = twin.prepareStatement(COLUMN_TYPES)) {
      asking.setString(1, VIEW);
      try (ResultSet row = asking.executeQuery()) {
        while (row.next()) {
          columns.add(new ResultColumn(names.get(columns.size()), row.getString(1)));
        }
      }
    }
    return columns;
  }

  private static List<Function> functions(List<String> trees, Connection twin) throws SQLException {
    Set<Long> ids = new LinkedHashSet<>();
    for (String tree : trees) {
      Matcher matcher = FUNCTION.matcher(tree);
      while (matcher.find()) {
        ids.add(Long.parseLong(matcher.group(1)));
      }
    }
    List<Function> functions = new ArrayList<>();
    try (PreparedStatement asking = twin.prepareStatement(FUNCTIONS)) {
      asking.setArray(1, twin.createArrayOf("int8", ids.toArray()));
      try (ResultSet row = asking.executeQuery()) {
        while (row.next()) {
          functions.add(
              new Function(
                  row.getInt("oid"),
                  row.getString("proname"),
                  row.getBoolean("is_volatile"),
                  row.getBoolean("may_read_tables"),
                  row.getBoolean("is_aggregate"),
                  row.getBoolean("is_floating")));
        }
      }
    }
    return functions;
  }

  /** The statement's own tree. */
  ParseTree.Node query() {
    return tree.all().filter(node -> node.kind().equals("QUERY")).findFirst().orElseThrow();
  }
}
