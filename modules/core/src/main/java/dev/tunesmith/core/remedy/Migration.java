package dev.tunesmith.core.remedy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SQL that carries a remedy out, and the SQL that takes it back.
 *
 * @param apply statements in order, without ending semicolons
 * @param undo statements in order, without ending semicolons
 * @param inTransaction whether the statements may run inside a transaction
 * @param upkeep statements to run again and again as long as the remedy is there; empty for most
 * @param needs what it adds to the server beside its own objects, and who may; null for most
 */
public record Migration(
    List<String> apply,
    List<String> undo,
    Transactionality inTransaction,
    List<String> upkeep,
    @Nullable String needs) {

  /** Whether the statements may run inside a transaction block. */
  public enum Transactionality {
    ALLOWED,
    FORBIDDEN
  }

  public Migration {
    apply = List.copyOf(apply);
    undo = List.copyOf(undo);
    upkeep = List.copyOf(upkeep);
  }

  /** A migration after which nothing is left to do. */
  public Migration(List<String> apply, List<String> undo, Transactionality inTransaction) {
    this(apply, undo, inTransaction, List.of(), null);
  }
}
