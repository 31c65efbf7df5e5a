package dev.tunesmith.proof.trial;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Index.Trait;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.dialect.SampleWrites;
import dev.tunesmith.database.sandbox.SandboxSession;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes made up from rows of the sandbox, for tables whose indexes change and that the workload
 * does not write to: an INSERT of a few rows like those there are, and an UPDATE of an indexed
 * column. A table for which the server takes neither has none.
 */
final class SynthesisedWrites {

  private final SandboxSession session;
  private final SampleWrites samples;
  private final Schema schema;

  SynthesisedWrites(SandboxSession session, SampleWrites samples, Schema schema) {
    this.samples = samples;
    this.session = session;
    this.schema = schema;
  }

  List<MeasuredWrite> of(List<Remedy> remedies, Workload workload) {
    WrittenTables written = WrittenTables.of(workload);
    List<IndexShape> shapes =
        remedies.stream().flatMap(remedy -> remedy.indexShape().stream()).toList();
    return shapes.stream()
        .map(IndexShape::table)
        .distinct()
        .filter(table -> !written.has(table))
        .flatMap(table -> schema.table(table).stream())
        .flatMap(table -> writes(table, shapes).stream())
        .toList();
  }

  private List<MeasuredWrite> writes(Table table, List<IndexShape> shapes) {
    List<String> columns =
        shapes.stream()
            .filter(shape -> shape.table().equals(table.name()))
            .flatMap(shape -> columns(shape, table))
            .distinct()
            .toList();
    List<MeasuredWrite> inserts = new ArrayList<>();
    List<MeasuredWrite> updates = new ArrayList<>();
    session.ask(
        "making up writes to " + table.name(),
        connection -> {
          SampleWrites.OfTable drafts = samples.of(table.name(), singleKey(table), connection);
          drafts.insert(fresh(table)).ifPresent(sql -> inserts.add(insert(table, sql)));
          for (String column : columns) {
            drafts
                .update(column, uniqueColumns(table).contains(column))
                .ifPresent(sql -> updates.add(update(table, sql, drafts.move())));
          }
          return updates.size();
        });
    return Stream.concat(
            inserts.stream().filter(this::isTaken), updates.stream().filter(this::isTaken).limit(1))
        .toList();
  }

  private static MeasuredWrite insert(Table table, String sql) {
    return new MeasuredWrite(write("INSERT into " + table.name(), sql), null);
  }

  private static MeasuredWrite update(Table table, String sql, String move) {
    return new MeasuredWrite(write("UPDATE of " + table.name(), sql), move);
  }

  private static Query write(String what, String sql) {
    return new Query(new QueryName("synthesised " + what), sql, Query.Access.WRITE, 1, null, 1);
  }

  private boolean isTaken(MeasuredWrite made) {
    try {
      return session.run(made.query()).rows() > 0;
    } catch (StatementFailedException e) {
      return false;
    }
  }

  private static @Nullable String singleKey(Table table) {
    return table.indexes().stream()
        .filter(index -> index.traits().contains(Trait.PRIMARY) && index.keys().size() == 1)
        .map(index -> index.keys().get(0).text())
        .findFirst()
        .orElse(null);
  }

  private static Set<String> uniqueColumns(Table table) {
    return uniqueIndexes(table)
        .flatMap(index -> index.keys().stream())
        .filter(IndexKey::isColumn)
        .map(IndexKey::text)
        .collect(Collectors.toSet());
  }

  private static Stream<Index> uniqueIndexes(Table table) {
    return table.indexes().stream()
        .filter(
            index ->
                index.traits().contains(Trait.UNIQUE) || index.traits().contains(Trait.PRIMARY));
  }

  /** Of each key one column that needs another value in a new row, if possible no foreign one. */
  private static Set<String> fresh(Table table) {
    Set<String> foreign =
        table.foreignKeys().stream()
            .map(ForeignKey::columns)
            .flatMap(List::stream)
            .collect(Collectors.toSet());
    Set<String> fresh = new HashSet<>();
    for (Index index : uniqueIndexes(table).toList()) {
      List<String> keys =
          index.keys().stream().filter(IndexKey::isColumn).map(IndexKey::text).toList();
      if (keys.stream().noneMatch(fresh::contains)) {
        keys.stream()
            .filter(key -> !foreign.contains(key))
            .reduce((a, b) -> b)
            .ifPresent(fresh::add);
      }
    }
    return fresh;
  }

  /** The columns that an index hangs on, its keys first. */
  private static Stream<String> columns(IndexShape shape, Table table) {
    String predicate = shape.predicate() == null ? "" : shape.predicate();
    return Stream.concat(
        Stream.concat(
            shape.keys().stream().flatMap(key -> named(key.text(), table)),
            shape.included().stream()),
        named(predicate, table));
  }

  private static Stream<String> named(String text, Table table) {
    return table.columns().stream()
        .map(column -> column.name())
        .filter(
            name ->
                Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])")
                    .matcher(text)
                    .find());
  }
}
