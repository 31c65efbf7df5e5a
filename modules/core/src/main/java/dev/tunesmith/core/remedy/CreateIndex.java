package dev.tunesmith.core.remedy;

import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexNaming;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Creates an index named {@code name}. */
public record CreateIndex(String name, IndexShape shape) implements Remedy {

  /** A table of fewer columns is not copied by an index that holds all of them. */
  static final int FEWEST_COLUMNS_OF_A_COPY = 5;

  private static final String BTREE = "btree";

  private static final FormField<CreateIndex, String> NAME =
      FormField.optional(
          "name", Notation.TEXT, "made if left out", create -> Optional.of(create.name));
  private static final FormField<CreateIndex, TableName> TABLE =
      FormField.required("table", Notation.TABLE, "schema.table", CreateIndex::table);
  private static final FormField<CreateIndex, String> METHOD =
      FormField.optional(
          "method",
          Notation.oneOf(BTREE, "hash", "gin", "gist", "spgist", "brin"),
          "btree if left out",
          create -> Optional.of(create.shape.method()).filter(method -> !method.equals(BTREE)));
  private static final FormField<CreateIndex, List<IndexKey>> KEYS =
      FormField.required("keys", KeyNotation.KEYS, "of the index", create -> create.shape.keys());
  private static final FormField<CreateIndex, List<String>> INCLUDE =
      FormField.optional(
          "include",
          Notation.TEXTS,
          "stored beside the keys",
          create -> Optional.of(create.shape.included()).filter(names -> !names.isEmpty()));
  private static final FormField<CreateIndex, String> WHERE =
      FormField.optional(
          "where",
          Notation.TEXT,
          "of a partial index",
          create -> Optional.ofNullable(create.shape.predicate()));

  /** The form it is written in. */
  public static final RemedyForm<CreateIndex> FORM =
      new RemedyForm<>(
          RemedyKind.CREATE_INDEX,
          CreateIndex.class,
          List.of(NAME, TABLE, METHOD, KEYS, INCLUDE, WHERE),
          CreateIndex::read);

  private static CreateIndex read(WrittenRemedy written) {
    Table table = written.table(TABLE);
    List<IndexKey> keys = written.get(KEYS);
    keys.stream()
        .filter(IndexKey::isColumn)
        .forEach(key -> written.column(KEYS.name(), table, key.text()));
    List<String> included = written.find(INCLUDE).orElse(List.of());
    included.forEach(column -> written.column(INCLUDE.name(), table, column));
    IndexShape shape =
        new IndexShape(
            table.name(),
            written.find(METHOD).orElse(BTREE),
            keys,
            included,
            written.find(WHERE).orElse(null));
    return new CreateIndex(
        written.find(NAME).orElseGet(() -> new IndexNaming(written.schema()).nameOf(shape)), shape);
  }

  @Override
  public RemedyForm<CreateIndex> form() {
    return FORM;
  }

  @Override
  public Set<Benefit> benefits() {
    return Set.of(Benefit.READ_TIME);
  }

  /** The table it indexes. */
  public TableName table() {
    return shape.table();
  }

  @Override
  public Set<TableName> tables() {
    return Set.of(table());
  }

  @Override
  public Optional<IndexShape> indexShape() {
    return Optional.of(shape);
  }

  @Override
  public Switching switching() {
    return Switching.SIGHT;
  }

  @Override
  public String summary() {
    return "create index " + name + " on " + shape;
  }

  @Override
  public String fileWords() {
    return "create-" + name;
  }

  @Override
  public <S> S write(RemedyWriter<S> dialect) {
    return dialect.create(this);
  }

  @Override
  public Optional<String> missingFrom(Schema schema) {
    return Remedy.super
        .missingFrom(schema)
        .or(
            () ->
                columns()
                    .filter(
                        name ->
                            schema.table(table()).flatMap(table -> table.column(name)).isEmpty())
                    .map(name -> "column " + name + " of " + table())
                    .findFirst());
  }

  private Stream<String> columns() {
    return Stream.concat(
        shape.keys().stream().filter(IndexKey::isColumn).map(IndexKey::text),
        shape.included().stream());
  }

  @Override
  public Optional<String> alreadyIn(Schema schema) {
    return schema
            .indexes()
            .anyMatch(index -> index.shape().equals(shape) || index.name().equals(name))
        ? Optional.of("there is such an index: " + shape)
        : Optional.empty();
  }

  /** An index that holds all of a table's columns is a copy of the table. */
  @Override
  public Set<RemedyKind> amountsTo(Schema schema) {
    return schema.table(table()).filter(table -> isCopy(shape, table)).isPresent()
        ? Set.of(RemedyKind.CACHE)
        : Set.of();
  }

  /** Whether it would hold all columns of a table of several. */
  public static boolean isCopy(IndexShape shape, Table table) {
    Set<String> held = new HashSet<>(shape.included());
    shape.keys().forEach(key -> held.add(key.text()));
    return table.columns().size() >= FEWEST_COLUMNS_OF_A_COPY
        && table.columns().stream().allMatch(column -> held.contains(column.name()));
  }

  @Override
  public Object identity() {
    return shape;
  }
}
