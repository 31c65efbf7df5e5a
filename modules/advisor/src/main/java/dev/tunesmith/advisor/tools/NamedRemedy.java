package dev.tunesmith.advisor.tools;

import dev.tunesmith.advisor.indexes.IndexNaming;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.Schema;

/** Gives an index that an agent left without a name one. */
public final class NamedRemedy {

  private NamedRemedy() {}

  /** The same remedy, its index named if it had no name. */
  public static Remedy of(Remedy remedy, Schema schema) {
    return remedy instanceof Remedy.CreateIndex create && create.name().isBlank()
        ? new Remedy.CreateIndex(new IndexNaming(schema).nameOf(create.shape()), create.shape())
        : remedy;
  }
}
