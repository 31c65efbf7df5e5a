package dev.tunesmith.core.remedy;

import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Index.Trait;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Drops an index that exists; the whole index is kept so that it can be created again. */
public record DropIndex(Index index) implements Remedy {

  private static final FormField<DropIndex, TableName> TABLE =
      FormField.optional("table", Notation.TABLE, "", drop -> Optional.of(drop.table()));
  private static final FormField<DropIndex, String> INDEX =
      FormField.required("index", Notation.TEXT, "", drop -> drop.index.name());

  /** The form it is written in. */
  public static final RemedyForm<DropIndex> FORM =
      new RemedyForm<>(
          RemedyKind.DROP_INDEX, DropIndex.class, List.of(TABLE, INDEX), DropIndex::read);

  private static DropIndex read(WrittenRemedy written) {
    String name = written.get(INDEX);
    Index index =
        written
            .schema()
            .index(name)
            .orElseThrow(
                () -> new UnreadableRemedyException(INDEX.name(), "no index named " + name));
    if (written.find(TABLE).isPresent() && !written.table(TABLE).name().equals(index.table())) {
      throw new UnreadableRemedyException(TABLE.name(), name + " is on " + index.table());
    }
    return new DropIndex(index);
  }

  @Override
  public RemedyForm<DropIndex> form() {
    return FORM;
  }

  @Override
  public Set<Benefit> benefits() {
    return Set.of(Benefit.WRITE_TIME, Benefit.BYTES);
  }

  /** The table it is on. */
  public TableName table() {
    return index.table();
  }

  @Override
  public Set<TableName> tables() {
    return Set.of(table());
  }

  /** What it promises is more writes a second. */
  @Override
  public boolean showsUnderLoad() {
    return true;
  }

  @Override
  public Optional<IndexShape> indexShape() {
    return Optional.of(index.shape());
  }

  @Override
  public boolean takesAway() {
    return true;
  }

  @Override
  public Switching switching() {
    return Switching.SIGHT;
  }

  @Override
  public String summary() {
    return "drop index " + index.name() + " on " + index.shape();
  }

  @Override
  public String fileWords() {
    return "drop-" + index.name();
  }

  @Override
  public <S> S write(RemedyWriter<S> dialect) {
    return dialect.drop(this);
  }

  @Override
  public Optional<String> missingFrom(Schema schema) {
    return Remedy.super
        .missingFrom(schema)
        .or(
            () ->
                schema.indexes().anyMatch(this::isIt)
                    ? Optional.empty()
                    : Optional.of("index " + index.name()));
  }

  /** Whatever its size is by now, and whoever has used it. */
  private boolean isIt(Index other) {
    return other.name().equals(index.name())
        && other.shape().equals(index.shape())
        && other.traits().equals(index.traits());
  }

  /** What a constraint or a replica hangs on is more than an access path. */
  @Override
  public Set<RemedyKind> amountsTo(Schema schema) {
    Set<RemedyKind> kinds = new HashSet<>();
    for (Trait trait : index.traits()) {
      if (Set.of(Trait.PRIMARY, Trait.UNIQUE, Trait.BACKS_CONSTRAINT).contains(trait)) {
        kinds.add(RemedyKind.SCHEMA_CHANGE);
      } else if (trait == Trait.REPLICA_IDENTITY) {
        kinds.add(RemedyKind.REPLICA);
      }
    }
    return kinds;
  }

  @Override
  public Object identity() {
    return List.of(table(), index.name());
  }
}
