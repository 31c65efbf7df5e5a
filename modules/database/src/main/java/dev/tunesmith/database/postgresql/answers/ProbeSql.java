package dev.tunesmith.database.postgresql.answers;

import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.database.dialect.TableShape;
import dev.tunesmith.database.dialect.TableShape.ColumnShape;
import dev.tunesmith.database.postgresql.catalogue.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the function that asks two statements of rows that it puts in and takes back. */
final class ProbeSql {

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

  private ProbeSql() {}

  static String ask(String rows) {
    return RUN.formatted(rows);
  }

  static String function(List<TableShape> tables, String before, String after) {
    String mark = "$tunesmith$";
    while (before.contains(mark) || after.contains(mark)) {
      mark = mark.replaceFirst("\\$$", "x\\$");
    }
    StringBuilder fills = new StringBuilder();
    StringBuilder orphans = new StringBuilder();
    for (int number = 0; number < tables.size(); number++) {
      TableShape table = tables.get(number);
      fills.append(fill(table, number));
      table.foreignKeys().forEach(key -> orphans.append(orphans(table, key)));
    }
    return FUNCTION.formatted(
        mark,
        fills,
        orphans,
        ASK.formatted("before", before, "TS001"),
        ASK.formatted("after", after, "TS002"));
  }

  private static String fill(TableShape table, int number) {
    List<String> names = table.columns().stream().map(ColumnShape::name).map(Names::quote).toList();
    String checks =
        table.checks().stream()
            .map(check -> "(" + check + ") is not false")
            .collect(Collectors.joining(" and "));
    return FILL.formatted(
        Names.quote(table.name()),
        String.join(", ", names),
        names.stream().map(name -> "r." + name).collect(Collectors.joining(", ")),
        "t" + number,
        checks.isEmpty() ? "true" : checks,
        names.stream().map(name -> "tunesmith_row." + name).collect(Collectors.joining(", ")));
  }

  private static String orphans(TableShape table, ForeignKey key) {
    List<String> given = new ArrayList<>();
    List<String> same = new ArrayList<>();
    for (int i = 0; i < key.columns().size(); i++) {
      String column = "child." + Names.quote(key.columns().get(i));
      given.add(column + " is not null");
      same.add("parent." + Names.quote(key.targetColumns().get(i)) + " = " + column);
    }
    return REMOVE_ORPHANS.formatted(
        Names.quote(table.name()),
        String.join(" and ", given),
        Names.quote(key.target()),
        String.join(" and ", same));
  }
}
