package dev.tunesmith.core.remedy;

import dev.tunesmith.core.schema.Table;
import java.util.Optional;

/** Judges SQL that an agent wrote by its text. What a text means is the dialect's business. */
public interface SqlReader {

  /** Why it is not one query that only reads, in words for a person; empty where it is. */
  Optional<String> objectionToQuery(String sql);

  /**
   * Why a text may not take a statement's place, in words for a person; empty where it may: of a
   * query another query, of a write another one that writes to the same table in the same way.
   */
  Optional<String> objectionToRestating(String before, String after);

  /** Why it is not one expression over a row, in words for a person; empty where it is. */
  Optional<String> objectionToExpression(String sql);

  /**
   * Why an index that keeps the expression's values could refuse a row which its table would take,
   * in words for a person; empty where every row has a value.
   */
  Optional<String> objectionToKeeping(String sql, Table table);
}
