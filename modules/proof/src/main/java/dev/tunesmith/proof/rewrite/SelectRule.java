package dev.tunesmith.proof.rewrite;

import java.util.List;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** A way to write a whole SELECT differently. */
interface SelectRule {

  /**
   * What may take the place of a statement that is one SELECT.
   *
   * @param scope the names it can see
   */
  List<Change> of(PlainSelect select, Scope scope);
}
