package dev.tunesmith.core.remedy;

import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.TableName;
import java.util.Set;

/** A change that may mend an issue. How it is written as SQL is the dialect's business. */
public sealed interface Remedy {

  /** Creates an index named {@code name}. */
  record CreateIndex(String name, IndexShape shape) implements Remedy {
    @Override
    public RemedyKind kind() {
      return RemedyKind.CREATE_INDEX;
    }

    @Override
    public Set<Benefit> benefits() {
      return Set.of(Benefit.READ_TIME);
    }

    @Override
    public TableName table() {
      return shape.table();
    }

    @Override
    public String summary() {
      return "create index " + name + " on " + shape;
    }
  }

  /** Drops an index that exists; the whole index is kept so that it can be created again. */
  record DropIndex(Index index) implements Remedy {
    @Override
    public RemedyKind kind() {
      return RemedyKind.DROP_INDEX;
    }

    @Override
    public Set<Benefit> benefits() {
      return Set.of(Benefit.WRITE_TIME, Benefit.BYTES);
    }

    @Override
    public TableName table() {
      return index.table();
    }

    @Override
    public String summary() {
      return "drop index " + index.name() + " on " + index.shape();
    }
  }

  /** The kind that permissions speak of. */
  RemedyKind kind();

  /** What it claims to improve. */
  Set<Benefit> benefits();

  /** The table it changes. */
  TableName table();

  /** One line for a person. */
  String summary();
}
