package dev.tunesmith.database.postgresql.answers;

import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.dialect.AnswerSql;
import dev.tunesmith.database.dialect.StatementFacts;
import dev.tunesmith.database.dialect.TableShape;
import dev.tunesmith.database.postgresql.catalogue.Names;
import dev.tunesmith.database.sql.SqlText;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Understands statements and asks them as PostgreSQL does. */
public final class PostgresqlAnswers implements AnswerSql {

  private static final List<String> SETTINGS = List.of("search_path", "timezone");

  private static final String TAKEN =
      """
      select t.type, v.value
        from unnest(?::text[]) t(type), unnest(?::text[]) v(value)
       where %s(%s, t.type)
      """;

  /* From this version on the server answers it itself. */
  private static final int FIRST_THAT_TELLS = 16;

  private static final String OWN_TELLER = "pg_temp.tunesmith_is_taken";

  private static final String MAKE_TELLER =
      """
      create or replace function pg_temp.tunesmith_is_taken(given text, type text) returns boolean
      language plpgsql as $$
      begin
        execute 'select ' || pg_catalog.quote_literal(given) || '::' || type;
        return true;
      exception when others then
        return false;
      end $$
      """;

  private static final String MEANS =
      """
      select pg_catalog.to_regclass(?) = c.oid
             and not (c.relkind = 'r' and exists (select from pg_catalog.pg_inherits h
                                                   where h.inhparent = c.oid))
        from pg_catalog.pg_class c
       where c.oid = pg_catalog.to_regclass(?)\
      """;

  private static final String OWN_MAKE =
      """
      select 1
        from pg_catalog.pg_proc p
       where p.proname = any (?)
         and p.pronamespace <> 'pg_catalog'::regnamespace
         and pg_catalog.pg_function_is_visible(p.oid)
         and exists (select from pg_catalog.pg_proc s
                      where s.proname = p.proname and s.pronamespace = 'pg_catalog'::regnamespace)
      union all
      select 1
        from pg_catalog.pg_type t
       where t.typname = any (?)
         and t.typnamespace <> 'pg_catalog'::regnamespace
         and pg_catalog.pg_type_is_visible(t.oid)
         and exists (select from pg_catalog.pg_type s
                      where s.typname = t.typname and s.typnamespace = 'pg_catalog'::regnamespace)
      union all
      select 1
        from pg_catalog.pg_attribute a
        join pg_catalog.pg_collation c on c.oid = a.attcollation
       where not c.collisdeterministic
      union all
      select 1
        from pg_catalog.pg_operator o
       where (o.oprname in ('=', '<>', '<', '<=', '>', '>=', '+', '-', '*', '/', '||', '~~')
              or o.oprname = any (?))
         and o.oprnamespace <> 'pg_catalog'::regnamespace
         and pg_catalog.pg_operator_is_visible(o.oid)
         and o.oprleft < 16384 and o.oprright < 16384
       limit 1\
      """;

  @Override
  public StatementFacts read(SqlText sql, Connection twin) throws SQLException {
    StatementReading reading = StatementReading.of(sql, twin);
    return new Determinism(reading, new CatalogueKeys(twin)).facts();
  }

  @Override
  public TableShape shape(TableName table, List<ForeignKey> foreignKeys, Connection twin)
      throws SQLException {
    return new TableShapes(table, twin).read(foreignKeys);
  }

  @Override
  public List<String> settings(Connection twin) throws SQLException {
    List<String> settings = new ArrayList<>();
    for (String name : SETTINGS) {
      try (Statement statement = twin.createStatement();
          ResultSet row = statement.executeQuery("show " + name)) {
        row.next();
        String value = row.getString(1);
        settings.add(name + " = " + (name.equals("timezone") ? Names.literal(value) : value));
      }
    }
    return settings;
  }

  @Override
  public String valuesTaken(String value, Connection twin) throws SQLException {
    if (twin.getMetaData().getDatabaseMajorVersion() >= FIRST_THAT_TELLS) {
      return TAKEN.formatted("pg_catalog.pg_input_is_valid", value);
    }
    try (Statement statement = twin.createStatement()) {
      statement.execute(MAKE_TELLER);
    }
    return TAKEN.formatted(OWN_TELLER, value);
  }

  @Override
  public String probe(List<TableShape> tables, String before, String after) {
    return ProbeSql.function(tables, before, after);
  }

  @Override
  public String ask(String rows) {
    return ProbeSql.ask(rows);
  }

  @Override
  public String move(TableName table, String column, List<String> values, int rowsPerValue) {
    String name = Names.quote(table);
    return String.format(
        Locale.ROOT,
        """
        update %1$s as moved set %2$s = (array[%3$s])[picked.place]
          from (select tableoid as source, ctid as row_id,
                       row_number() over () %% %4$d + 1 as place
                  from (select tableoid, ctid
                          from %1$s tablesample bernoulli (least(100, (
                                 select 300.0 * %5$d / greatest(reltuples, 1)
                                   from pg_catalog.pg_class where oid = '%6$s'::regclass)))
                               repeatable (1)
                         where %2$s is not null limit %5$d) as some_rows) as picked
         where moved.tableoid = picked.source and moved.ctid = picked.row_id\
        """,
        name,
        Names.quote(column),
        String.join(", ", values),
        values.size(),
        (long) rowsPerValue * values.size(),
        name.replace("'", "''"));
  }

  @Override
  public Optional<ZoneId> zone(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show timezone")) {
      row.next();
      String zone = row.getString(1);
      return ZoneId.getAvailableZoneIds().contains(zone)
          ? Optional.of(ZoneId.of(zone))
          : Optional.empty();
    }
  }

  @Override
  public boolean means(String written, TableName table, Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MEANS)) {
      statement.setString(1, written);
      statement.setString(2, Names.quote(table));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  @Override
  public boolean meansItsOwn(Set<String> words, Connection connection) throws SQLException {
    Array names = connection.createArrayOf("text", words.toArray());
    try (PreparedStatement statement = connection.prepareStatement(OWN_MAKE)) {
      statement.setArray(1, names);
      statement.setArray(2, names);
      statement.setArray(3, names);
      try (ResultSet row = statement.executeQuery()) {
        return !row.next();
      }
    }
  }
}
