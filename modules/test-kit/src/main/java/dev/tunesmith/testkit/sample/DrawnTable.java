package dev.tunesmith.testkit.sample;

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
  record Columns(String group, String part, String state, String label, String at, String amount) {

    String list() {
      return String.join(", ", group, part, state, label, at, amount);
    }
  }

  String qualified() {
    return schema + "." + name;
  }

  String index(String suffix) {
    return name + "_" + suffix;
  }

  /** The statements that create and fill the table. */
  List<String> creation() {
    return List.of(definition(), filling());
  }

  private String definition() {
    return format(
        """
        create table %s (
          id bigint generated always as identity primary key,
          %s integer not null, %s integer not null, %s text not null,
          %s text not null, %s timestamptz not null, %s numeric(12, 2) not null,
          filler text)""",
        qualified(),
        columns.group(),
        columns.part(),
        columns.state(),
        columns.label(),
        columns.at(),
        columns.amount());
  }

  // Hashes of the row number rather than random(): the same seed fills the same table.
  private String filling() {
    return format(
        """
        insert into %1$s (%2$s, filler)
        select (hashint8extended(i, %3$d) & 1048575) %% 150,
               (hashint8extended(i, %3$d + 1) & 1048575) %% 120,
               case when hashint8extended(i, %3$d + 2) & 255 = 0 then 'stuck'
                    else (array['done', 'done', 'done', 'done', 'done', 'open', 'sent', 'lost'])
                         [1 + (hashint8extended(i, %3$d + 2) & 1048575) %% 8] end,
               'Item ' || substr(md5(i::text || '%3$d'), 1, 10),
               timestamptz '2025-01-01' + i * interval '2 minutes',
               ((hashint8extended(i, %3$d + 3) & 1048575) %% 100000) / 100.0,
               repeat('x', 60)
        from generate_series(1, %4$d) i""",
        qualified(), columns.list(), salt, rows);
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
