package dev.tunesmith.testkit.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One table of a drawn database: its columns have drawn names and fixed roles. */
record DrawnTable(String schema, String name, Columns columns, int rows, long salt) {

  /**
   * The names behind the roles.
   *
   * @param group about 150 values, evenly spread
   * @param part about 120 values, evenly spread, independent of {@code group}
   * @param state five values, the rarest about one in 250
   * @param label distinct texts of mixed case
   */
  record Columns(String group, String part, String state, String label, String at, String amount) {}

  String qualified() {
    return schema + "." + name;
  }

  String index(String suffix) {
    return name + "_" + suffix;
  }

  List<String> creation() {
    List<String> statements = new ArrayList<>();
    statements.add(
        format(
            """
            create table %1$s (
              id bigint generated always as identity primary key,
              %2$s integer not null, %3$s integer not null, %4$s text not null,
              %5$s text not null, %6$s timestamptz not null, %7$s numeric(12, 2) not null,
              filler text)""",
            qualified(),
            columns.group(),
            columns.part(),
            columns.state(),
            columns.label(),
            columns.at(),
            columns.amount()));
    statements.add(
        format(
            """
            insert into %1$s (%2$s, %3$s, %4$s, %5$s, %6$s, %7$s, filler)
            select (hashint8extended(i, %8$d) & 1048575) %% 150,
                   (hashint8extended(i, %8$d + 1) & 1048575) %% 120,
                   case when hashint8extended(i, %8$d + 2) & 255 = 0 then 'stuck'
                        else (array['done', 'done', 'done', 'done', 'done', 'open', 'sent', 'lost'])
                             [1 + (hashint8extended(i, %8$d + 2) & 1048575) %% 8] end,
                   'Item ' || substr(md5(i::text || '%8$d'), 1, 10),
                   timestamptz '2025-01-01' + i * interval '2 minutes',
                   ((hashint8extended(i, %8$d + 3) & 1048575) %% 100000) / 100.0,
                   repeat('x', 60)
            from generate_series(1, %9$d) i""",
            qualified(),
            columns.group(),
            columns.part(),
            columns.state(),
            columns.label(),
            columns.at(),
            columns.amount(),
            salt,
            rows));
    return statements;
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
