package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.Index.Trait;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.database.embedded.EmbeddedServer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows for the tables of a query suite that its schema leaves empty. */
final class SuiteRows {

  private final EmbeddedServer server;
  private final long rows;

  SuiteRows(EmbeddedServer server, long rows) {
    this.server = server;
    this.rows = rows;
  }

  /** Fills every table without rows; keys run from 1, and foreign keys lead to them. */
  void fill(Schema schema) {
    server.execute(
        Stream.concat(
                schema.tables().stream().filter(table -> table.bytes() == 0).map(this::insert),
                Stream.of("analyze;"))
            .collect(Collectors.joining("\n", "set session_replication_role = replica;\n", "")));
  }

  private String insert(Table table) {
    String names =
        table.columns().stream()
            .map(column -> Selects.quoted(column.name()))
            .collect(Collectors.joining(", "));
    String values =
        table.columns().stream()
            .map(column -> value(column, table))
            .collect(Collectors.joining(", "));
    return "insert into %s (%s) select %s from generate_series(1, %d) i on conflict do nothing;"
        .formatted(
            Selects.quoted(table.name().schema()) + "." + Selects.quoted(table.name().name()),
            names,
            values,
            rows);
  }

  private String value(Column column, Table table) {
    if (isKey(column, table)) {
      return "i" + cast(column);
    }
    int place = table.columns().indexOf(column) + 2;
    String mixed =
        "i::bigint * %d %% %d".formatted(7919L * place, isReference(column, table) ? rows : 97);
    String value = ofType(column, "(1 + " + mixed + ")");
    return column.mayBeNull()
        ? "case when i %% 11 <> %d then %s end".formatted(place % 11, value)
        : value;
  }

  private static String ofType(Column column, String number) {
    String type = column.type();
    if (type.startsWith("timestamp") || type.equals("date")) {
      return "(timestamp '2024-01-01' + " + number + " * interval '31 hours')" + cast(column);
    }
    if (type.equals("boolean")) {
      return number + " % 3 = 0";
    }
    return type.startsWith("char") || type.equals("text")
        ? "('v' || " + number + ")" + cast(column)
        : number + cast(column);
  }

  private static String cast(Column column) {
    return "::" + column.type();
  }

  private static boolean isKey(Column column, Table table) {
    return table.indexes().stream()
        .filter(index -> index.traits().contains(Trait.UNIQUE))
        .map(index -> index.keys().stream().map(IndexKey::text).toList())
        .anyMatch(List.of(column.name())::equals);
  }

  private static boolean isReference(Column column, Table table) {
    Optional<ForeignKey> key =
        table.foreignKeys().stream()
            .filter(each -> each.columns().contains(column.name()))
            .findFirst();
    return key.isPresent();
  }
}
