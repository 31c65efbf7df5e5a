package dev.tunesmith.database.postgresql;

import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.postgresql.IndexDefinitions.Locking;
import dev.tunesmith.database.postgresql.catalogue.Names;
import dev.tunesmith.database.sql.SqlText;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An index that the planner counts with until the transaction is rolled back, though nobody built
 * it: it is made on an empty table of the same columns, moved over to the real one in the
 * catalogue, and its file is stretched, sparse, to the size that it would have. Nothing may be read
 * by it.
 */
final class SupposedIndex {

  private static final String FUNCTION = "pg_catalog.tunesmith_suppose";
  private static final long BLOCK = 8_192;
  private static final int STATISTICS_OF_EXPRESSIONS_SINCE = 14;

  /*
   * The planner reads the number of blocks from the file, the rest from the catalogue. The width of
   * what is no column is not known; an entry of a word or a member is taken to be as wide as its
   * row. B-trees keep equal keys once, with six bytes for each row.
   */
  private static final String BODY =
      """
      declare
        total float8; wide float8; combinations float8; blocks float8; method name; plain bool;
      begin
        if not exists (
             select from pg_class x join pg_index i on i.indexrelid = x.oid
               join pg_class e on e.oid = i.indrelid join pg_class t on t.oid = real_table
              where x.oid = supposed and x.xmin = pg_current_xact_id()::xid
                and e.xmin = pg_current_xact_id()::xid and e.relkind = 'r' and t.relkind in ('r', 'm')
                and t.relowner = e.relowner
                and pg_get_userbyid(t.relowner) = session_user)
           or exists (
             select attnum, atttypid, atttypmod from pg_attribute
              where attrelid = (select indrelid from pg_index where indexrelid = supposed)
                and attnum > 0
             except
             select attnum, atttypid, atttypmod from pg_attribute where attrelid = real_table)
        then
          return null;
        end if;
        select greatest(reltuples, 0) * share into total from pg_class where oid = real_table;
        select m.amname, 0 <> all (i.indkey) and i.indnatts = i.indnkeyatts into method, plain
          from pg_index i join pg_class x on x.oid = i.indexrelid join pg_am m on m.oid = x.relam
         where i.indexrelid = supposed;
        select sum(coalesce(s.stawidth, 16)),
               exp(sum(ln(greatest(1, case when s.stadistinct is null then total
                                           when s.stadistinct < 0 then -s.stadistinct * total
                                           else s.stadistinct end))))
          into wide, combinations
          from pg_index i cross join lateral unnest(i.indkey) k
          left join pg_statistic s
            on s.starelid = real_table and s.staattnum = k and not s.stainherit
         where i.indexrelid = supposed;
        combinations := least(combinations, total);
        blocks := case method
          when 'btree' then
            (case when plain and combinations * 2 < total
                  then combinations * (wide + 12) + total * 6 else total * (wide + 16) end) / 7300
          when 'brin' then
            3 + pg_relation_size(real_table) / 8192 / 128 * (wide * 2 + 16) / 8000
          when 'gin' then
            case when plain then total * wide / 8000
                 else pg_table_size(real_table) * share / 8000 end
          else total * (wide + 24) / 5000 end;
        blocks := ceil(greatest(blocks, 1)) + 1;
        update pg_index set indrelid = real_table where indexrelid = supposed;
        update pg_class set relpages = blocks, reltuples = total where oid = supposed;
        update pg_class set relhasindex = true where oid = real_table and not relhasindex;
        update pg_attribute set attnum = attnum where attrelid = real_table and attnum = 1;
        return blocks::int8 || ' ' || current_setting('data_directory') || '/'
               || pg_relation_filepath(supposed);
      end
      """;

  private SupposedIndex() {}

  /** Makes what {@link #suppose} needs; by the superuser, once for each database. */
  static void prepare(String owner, Connection superuser) throws SQLException {
    try (Statement statement = superuser.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute("set allow_system_table_mods = on");
      statement.execute(
          "create or replace function "
              + FUNCTION
              + "(supposed oid, real_table oid, share float8) returns text language plpgsql"
              + " security definer set search_path = pg_catalog, pg_temp as $body$ "
              + BODY
              + " $body$");
      String signature = FUNCTION + "(oid, oid, float8)";
      statement.execute("revoke all on function " + signature + " from public");
      statement.execute("grant execute on function " + signature + " to " + Names.quote(owner));
      statement.execute("reset allow_system_table_mods");
    }
  }

  /**
   * Lets the planner of this transaction count with the index.
   *
   * @return whether it does; if not, nothing has changed
   */
  static boolean suppose(CreateIndex create, Connection owner) throws SQLException {
    TableName table = create.table();
    TableName empty = new TableName(table.schema(), "supposed_" + UUID.randomUUID());
    try (Statement statement = owner.createStatement()) {
      statement.setEscapeProcessing(false);
      if (owner.getMetaData().getDatabaseMajorVersion() >= STATISTICS_OF_EXPRESSIONS_SINCE) {
        ExpressionSample.take(create.shape(), owner);
      }
      double share = share(create.shape(), statement);
      statement.execute(
          "create table " + Names.quote(empty) + " (like " + Names.quote(table) + ")");
      statement.execute(IndexDefinitions.create(on(empty, create), Locking.PLAIN));
      String moved = moved(create, share, owner);
      if (moved == null) {
        statement.execute("drop table " + Names.quote(empty));
        return false;
      }
      stretch(moved);
      return true;
    }
  }

  private static CreateIndex on(TableName table, CreateIndex create) {
    IndexShape shape = create.shape();
    return new CreateIndex(
        create.name(),
        new IndexShape(table, shape.method(), shape.keys(), shape.included(), shape.predicate()));
  }

  private static @Nullable String moved(CreateIndex create, double share, Connection owner)
      throws SQLException {
    try (PreparedStatement statement =
        owner.prepareStatement(
            "select " + FUNCTION + "(to_regclass(?)::oid, to_regclass(?)::oid, ?)")) {
      statement.setString(1, Names.quote(create.table().schema(), create.name()));
      statement.setString(2, Names.quote(create.table()));
      statement.setDouble(3, share);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /** The share of the rows that the planner expects in a partial index. */
  private static double share(IndexShape shape, Statement statement) throws SQLException {
    String predicate = shape.predicate();
    if (predicate == null) {
      return 1;
    }
    String rows = "select 1 from " + Names.quote(shape.table());
    double all = expected(rows, statement);
    double some = expected(rows + " where " + SqlText.expression(predicate), statement);
    return Math.min(1, some / Math.max(1, all));
  }

  private static double expected(String sql, Statement statement) throws SQLException {
    PlanReader planning = new PlanReader();
    try (ResultSet row = statement.executeQuery(planning.explain(SqlText.query(sql)))) {
      row.next();
      return planning.read(row.getString(1)).root().estimate().rows();
    }
  }

  /** Where the file cannot be reached, the planner takes the index for a small one. */
  private static void stretch(String moved) {
    int space = moved.indexOf(' ');
    long blocks = Math.min(Long.parseLong(moved.substring(0, space)), (1L << 30) / BLOCK - 1);
    try (RandomAccessFile file = new RandomAccessFile(moved.substring(space + 1), "rw")) {
      if (file.length() < blocks * BLOCK) {
        file.setLength(blocks * BLOCK);
      }
    } catch (IOException e) {
      return;
    }
  }
}
