package dev.tunesmith.reports;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.session.SessionEvent.DesignReviewed;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.reports.page.Block;
import dev.tunesmith.reports.page.Block.Bullets;
import dev.tunesmith.reports.page.Block.Code;
import dev.tunesmith.reports.page.Block.Heading;
import dev.tunesmith.reports.page.Block.Paragraph;
import dev.tunesmith.reports.page.Block.Table;
import dev.tunesmith.reports.page.Line;
import dev.tunesmith.reports.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables that were read: a diagram of entities and relationships, then each by itself. */
final class SchemaPage {

  private final DesignReviewed read;
  private final List<Block> blocks = new ArrayList<>();

  private SchemaPage(DesignReviewed read) {
    this.read = read;
  }

  /** The page; empty where no table was read. */
  static Optional<Page> of(SessionState state) {
    return state
        .latest(DesignReviewed.class)
        .filter(read -> !read.tables().isEmpty())
        .map(read -> new SchemaPage(read).page());
  }

  private Page page() {
    blocks.add(new Heading(1, Line.of("Schema")));
    blocks.add(
        new Paragraph(
            Line.of(
                Figures.count(read.tables().size(), "table", "tables")
                    + ", as the catalogue had them"
                    + Evidence.cite(read.schema())
                    + ".")));
    blocks.add(new Code("mermaid", diagram()));
    read.tables().forEach(this::add);
    return new Page(blocks);
  }

  private List<String> diagram() {
    Stream<String> entities = read.tables().stream().flatMap(SchemaPage::entity);
    Stream<String> relationships =
        read.tables().stream()
            .flatMap(table -> table.foreignKeys().stream().map(key -> relationship(table, key)));
    return Stream.of(Stream.of("erDiagram"), entities, relationships)
        .flatMap(lines -> lines)
        .toList();
  }

  private static Stream<String> entity(dev.tunesmith.core.schema.Table table) {
    Stream<String> columns =
        table.columns().stream()
            .map(column -> "    " + word(column.type()) + " " + word(column.name()));
    return Stream.of(
            Stream.of("  " + word(table.name().toString()) + " {"), columns, Stream.of("  }"))
        .flatMap(lines -> lines);
  }

  private static String relationship(dev.tunesmith.core.schema.Table table, ForeignKey key) {
    boolean mayHaveNone =
        key.columns().stream()
            .anyMatch(name -> table.column(name).filter(Column::mayBeNull).isPresent());
    return "  %s %s--o{ %s : \"%s\""
        .formatted(
            word(key.target().toString()),
            mayHaveNone ? "|o" : "||",
            word(table.name().toString()),
            word(String.join("_", key.columns())));
  }

  /** The notation knows letters, digits and underscores. */
  private static String word(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]+", "_");
  }

  private void add(dev.tunesmith.core.schema.Table table) {
    blocks.add(new Heading(2, Line.code(table.name().toString())));
    blocks.add(
        new Paragraph(
            Line.of(
                "About %s rows in %s."
                    .formatted(Figures.count(table.rows()), Figures.bytes(table.bytes())))));
    blocks.add(
        Table.of(
            List.of("Column", "Type", "NULL"),
            table.columns().stream().map(SchemaPage::column).toList()));
    List<Line> keys =
        Stream.concat(
                table.foreignKeys().stream().map(SchemaPage::reference),
                table.indexes().stream().map(SchemaPage::index))
            .toList();
    if (!keys.isEmpty()) {
      blocks.add(Bullets.of(keys));
    }
  }

  private static List<Line> column(Column column) {
    return List.of(
        Line.code(column.name()),
        Line.code(column.type()),
        Line.of(column.mayBeNull() ? "yes" : "no"));
  }

  private static Line reference(ForeignKey key) {
    return Line.code(String.join(", ", key.columns()))
        .text(" refers to ")
        .and(Line.code(key.target() + " (" + String.join(", ", key.targetColumns()) + ")"));
  }

  private static Line index(Index index) {
    String keys = index.keys().stream().map(IndexKey::text).collect(Collectors.joining(", "));
    String what =
        index.traits().contains(Index.Trait.PRIMARY)
            ? "primary key "
            : index.traits().contains(Index.Trait.UNIQUE) ? "unique " : "index ";
    return Line.of(what).and(Line.code(index.name())).text(" on ").and(Line.code(keys));
  }
}
