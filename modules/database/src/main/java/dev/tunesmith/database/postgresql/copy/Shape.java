package dev.tunesmith.database.postgresql.copy;

import dev.tunesmith.database.dialect.Copier.Definition;
import dev.tunesmith.database.dialect.Copier.Definition.DefinitionKind;
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

  private static final Map<DefinitionKind, String> QUERIES = queries();

  private final List<Definition> definitions;

  private Shape(List<Definition> definitions) {
    this.definitions = List.copyOf(definitions);
  }

  private static Map<DefinitionKind, String> queries() {
    Map<DefinitionKind, String> queries = new LinkedHashMap<>();
    queries.put(DefinitionKind.SCHEMA, TypeQueries.SCHEMAS);
    queries.put(DefinitionKind.EXTENSION, TypeQueries.EXTENSIONS);
    queries.put(DefinitionKind.TYPE, TypeQueries.TYPES);
    queries.put(DefinitionKind.SEQUENCE, TableQueries.SEQUENCES);
    queries.put(DefinitionKind.FUNCTION, TypeQueries.FUNCTIONS);
    queries.put(DefinitionKind.TABLE, TableQueries.TABLES);
    queries.put(DefinitionKind.SEQUENCE_OWNER, TableQueries.SEQUENCE_OWNERS);
    queries.put(DefinitionKind.ATTACHMENT, TableQueries.ATTACHMENTS);
    queries.put(DefinitionKind.CONSTRAINT, IndexQueries.CONSTRAINTS);
    queries.put(DefinitionKind.UNIQUE_INDEX, IndexQueries.INDEXES);
    queries.put(DefinitionKind.VIEW, TableQueries.VIEWS);
    queries.put(DefinitionKind.FOREIGN_KEY, IndexQueries.FOREIGN_KEYS);
    return queries;
  }

  static Shape read(Connection source) throws SQLException {
    List<Definition> definitions = new ArrayList<>();
    for (Map.Entry<DefinitionKind, String> query : QUERIES.entrySet()) {
      try (Statement statement = source.createStatement();
          ResultSet row = statement.executeQuery(query.getValue())) {
        while (row.next()) {
          String sql = row.getString(2);
          if (query.getKey() != DefinitionKind.UNIQUE_INDEX || isUnique(sql)) {
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
    for (DefinitionKind kind : QUERIES.keySet()) {
      if (kind != DefinitionKind.FOREIGN_KEY) {
        (kind == DefinitionKind.EXTENSION ? extensions : rebuild)
            .run(
                definitions.stream()
                    .filter(definition -> definition.kind() == kind)
                    .map(definition -> new Step(definition.subject(), definition.sql()))
                    .toList());
      }
    }
  }
}
