package dev.tunesmith.database.postgresql.copy;

import dev.tunesmith.database.dialect.Copier.Definition;
import dev.tunesmith.database.dialect.Copier.Definition.Kind;
import dev.tunesmith.database.dialect.Copier.Destination;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a database is made of, without its rows. */
final class Shape {

  private static final Map<Kind, String> QUERIES = queries();

  private final List<Definition> definitions;

  private Shape(List<Definition> definitions) {
    this.definitions = List.copyOf(definitions);
  }

  private static Map<Kind, String> queries() {
    Map<Kind, String> queries = new LinkedHashMap<>();
    queries.put(Kind.SCHEMA, TypeQueries.SCHEMAS);
    queries.put(Kind.EXTENSION, TypeQueries.EXTENSIONS);
    queries.put(Kind.TYPE, TypeQueries.TYPES);
    queries.put(Kind.SEQUENCE, TableQueries.SEQUENCES);
    queries.put(Kind.FUNCTION, TypeQueries.FUNCTIONS);
    queries.put(Kind.TABLE, TableQueries.TABLES);
    queries.put(Kind.SEQUENCE_OWNER, TableQueries.SEQUENCE_OWNERS);
    queries.put(Kind.ATTACHMENT, TableQueries.ATTACHMENTS);
    queries.put(Kind.CONSTRAINT, IndexQueries.CONSTRAINTS);
    queries.put(Kind.UNIQUE_INDEX, IndexQueries.INDEXES);
    queries.put(Kind.VIEW, TableQueries.VIEWS);
    queries.put(Kind.FOREIGN_KEY, IndexQueries.FOREIGN_KEYS);
    return queries;
  }

  static Shape read(Connection source) throws SQLException {
    List<Definition> definitions = new ArrayList<>();
    for (Map.Entry<Kind, String> query : QUERIES.entrySet()) {
      try (Statement statement = source.createStatement();
          ResultSet row = statement.executeQuery(query.getValue())) {
        while (row.next()) {
          String sql = row.getString(2);
          if (query.getKey() != Kind.UNIQUE_INDEX || isUnique(sql)) {
            definitions.add(new Definition(query.getKey(), subject(row.getString(1)), sql));
          }
        }
      }
    }
    return new Shape(definitions);
  }

  private static boolean isUnique(String indexSql) {
    return indexSql.toLowerCase(Locale.ROOT).startsWith("create unique index");
  }

  /** {@code the constraint positive of public.orders} as {@code public.orders}. */
  private static String subject(String what) {
    return what.replaceFirst("^the \\w+ (.* of )?", "");
  }

  List<Definition> definitions() {
    return definitions;
  }

  /** Makes all of it but the foreign keys; what cannot be made is left out. */
  void build(Destination destination) throws SQLException {
    Rebuild rebuild = new Rebuild(destination.owner());
    Rebuild extensions = new Rebuild(destination.administrator());
    for (Kind kind : QUERIES.keySet()) {
      if (kind != Kind.FOREIGN_KEY) {
        (kind == Kind.EXTENSION ? extensions : rebuild)
            .run(
                definitions.stream()
                    .filter(definition -> definition.kind() == kind)
                    .map(definition -> new Step(definition.subject(), definition.sql()))
                    .toList());
      }
    }
  }
}
