package dev.tunesmith.proof.answers;

import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.proof.answers.Answers.Outcome;
import dev.tunesmith.proof.answers.MicroTable.MicroColumn;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks a pair of statements of small databases, many in one round trip: a function on the server
 * fills the tables, drops rows that break a constraint, asks both and takes everything back.
 */
final class Probe {

  private static final int TRUNCATE_EVERY = 128;

  /* Rows go in one by one where one refused row would take the others with it. */
  private static final String FILL =
      """
          begin
            insert into %1$s (%2$s) overriding system value
              select %3$s from jsonb_populate_recordset(null::%1$s, tunesmith_rows -> '%4$s') r
               where %5$s on conflict do nothing;
          exception when others then
            for tunesmith_row in
              select * from jsonb_populate_recordset(null::%1$s, tunesmith_rows -> '%4$s')
            loop
              begin
                insert into %1$s (%2$s) overriding system value values (%6$s)
                  on conflict do nothing;
              exception when others then null;
              end;
            end loop;
          end;
      """;

  private static final String REMOVE_ORPHANS =
      """
            delete from %1$s child
             where %2$s and not exists (select from %3$s parent where %4$s);
            get diagnostics tunesmith_count = row_count;
            tunesmith_removed := tunesmith_removed + tunesmith_count;
      """;

  private static final String ASK =
      """
            begin
              select coalesce(array_agg(whole), '{}'), coalesce(array_agg(sorted), '{}')
                into tunesmith_%1$s, tunesmith_%1$s_order
                from (%2$s) tunesmith_rows_of_it;
            exception when others then
              tunesmith_error := sqlerrm;
              raise sqlstate '%3$s';
            end;
      """;

  /*
   * Codes that end in 000 would stand for their whole class. An operator of the database's own may
   * raise TS003 as well, before anything was asked.
   */
  private static final String FUNCTION =
      """
      create or replace function pg_temp.tunesmith_probe(
        tunesmith_rows jsonb, out tunesmith_outcome text, out tunesmith_before text[],
        out tunesmith_after text[], out tunesmith_error text)
      language plpgsql as %1$s
      #variable_conflict use_column
      declare
        tunesmith_before_order text[];
        tunesmith_after_order text[];
        tunesmith_count bigint;
        tunesmith_removed bigint;
        tunesmith_row record;
      begin
        begin
      %2$s
          loop
            tunesmith_removed := 0;
      %3$s
            exit when tunesmith_removed = 0;
          end loop;
      %4$s
      %5$s
          tunesmith_outcome := case
            when (select array_agg(e order by e collate "C") from unnest(tunesmith_before) e)
                 is distinct from
                 (select array_agg(e order by e collate "C") from unnest(tunesmith_after) e)
              then 'OTHER_ROWS'
            when tunesmith_before_order <> tunesmith_after_order then 'OTHER_ORDER'
            else 'SAME' end;
          raise sqlstate 'TS003';
        exception
          when sqlstate 'TS003' then tunesmith_outcome := coalesce(tunesmith_outcome, 'NOT_FILLED');
          when sqlstate 'TS001' then tunesmith_outcome := 'BEFORE_FAILS';
          when sqlstate 'TS002' then tunesmith_outcome := 'AFTER_FAILS';
          when others then tunesmith_outcome := 'NOT_FILLED'; tunesmith_error := sqlerrm;
        end;
        if tunesmith_outcome = 'SAME' then
          tunesmith_before := tunesmith_before[1:1];
          tunesmith_after := null;
        end if;
      end
      %1$s
      """;

  private static final String RUN =
      """
      select p.tunesmith_outcome, p.tunesmith_before, p.tunesmith_after, p.tunesmith_error
        from unnest(?::text[]) with ordinality d(rows, n),
             lateral pg_temp.tunesmith_probe((%s)::jsonb) p
       order by d.n
      """;

  private final TwinSession twin;
  private final MicroSchema schema;
  private final String run;
  private int sinceTruncate;

  private Probe(TwinSession twin, MicroSchema schema, MovingTimes moving) {
    this.twin = twin;
    this.schema = schema;
    this.run = RUN.formatted(moving.resolved("d.rows"));
  }

  /** Makes the function for a pair; the connection commits by itself. */
  static Probe of(
      StatementPair pair, RowImage image, MicroSchema schema, MovingTimes moving, TwinSession twin)
      throws SQLException {
    Probe probe = new Probe(twin, schema, moving);
    twin.ask(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("set statement_timeout = '3s'");
            return statement.execute(probe.function(pair, image));
          }
        });
    probe.empty();
    return probe;
  }

  private String function(StatementPair pair, RowImage image) {
    String mark = "$tunesmith$";
    while (pair.before().sql().contains(mark) || pair.after().sql().contains(mark)) {
      mark = mark.replaceFirst("\\$$", "x\\$");
    }
    StringBuilder fills = new StringBuilder();
    StringBuilder orphans = new StringBuilder();
    for (int table = 0; table < schema.tables().size(); table++) {
      fills.append(fill(table));
      for (ForeignKey key : schema.tables().get(table).foreignKeys()) {
        orphans.append(orphans(schema.tables().get(table), key));
      }
    }
    return FUNCTION.formatted(
        mark,
        fills,
        orphans,
        ASK.formatted("before", image.select(pair.before()), "TS001"),
        ASK.formatted("after", image.select(pair.after()), "TS002"));
  }

  private String fill(int number) {
    MicroTable table = schema.tables().get(number);
    List<String> names = table.columns().stream().map(MicroColumn::name).map(Sql::name).toList();
    String checks =
        table.checks().stream()
            .map(check -> "(" + check + ") is not false")
            .collect(Collectors.joining(" and "));
    return FILL.formatted(
        Sql.name(table.name()),
        String.join(", ", names),
        names.stream().map(name -> "r." + name).collect(Collectors.joining(", ")),
        "t" + number,
        checks.isEmpty() ? "true" : checks,
        names.stream().map(name -> "tunesmith_row." + name).collect(Collectors.joining(", ")));
  }

  private static String orphans(MicroTable table, ForeignKey key) {
    List<String> given = new ArrayList<>();
    List<String> same = new ArrayList<>();
    for (int i = 0; i < key.columns().size(); i++) {
      String column = "child." + Sql.name(key.columns().get(i));
      given.add(column + " is not null");
      same.add("parent." + Sql.name(key.targetColumns().get(i)) + " = " + column);
    }
    return REMOVE_ORPHANS.formatted(
        Sql.name(table.name()),
        String.join(" and ", given),
        Sql.name(key.target()),
        String.join(" and ", same));
  }

  /** The answers on each of the databases, in order. */
  List<Answers> ask(List<MicroDatabase> databases) throws SQLException {
    sinceTruncate += databases.size();
    if (sinceTruncate > TRUNCATE_EVERY) {
      empty();
    }
    return twin.ask(connection -> ask(databases, connection));
  }

  private List<Answers> ask(List<MicroDatabase> databases, Connection connection)
      throws SQLException {
    List<Answers> answers = new ArrayList<>();
    try (PreparedStatement asking = connection.prepareStatement(run)) {
      Object[] rows = databases.stream().map(database -> database.json(schema)).toArray();
      asking.setArray(1, connection.createArrayOf("text", rows));
      try (ResultSet row = asking.executeQuery()) {
        while (row.next()) {
          String error = row.getString(4);
          answers.add(
              new Answers(
                  Outcome.valueOf(row.getString(1)),
                  texts(row.getArray(2)),
                  texts(row.getArray(3)),
                  error == null ? "" : error));
        }
      }
    }
    return answers;
  }

  private static List<String> texts(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
  }

  /** What was taken back still lies in the files, and every statement would have to pass it. */
  private void empty() throws SQLException {
    String truncate =
        schema.tables().stream()
            .map(table -> Sql.name(table.name()))
            .collect(Collectors.joining(", ", "truncate ", " cascade"));
    twin.ask(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(truncate);
          }
        });
    sinceTruncate = 0;
  }
}
