package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Query;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules by which a statement may be written differently and still mean the same: a function or
 * cast on a column of dates or times becomes a range of the plain column, which an index can serve.
 */
public final class RewriteCatalogue {

  private final Schema schema;

  /** The rules as they hold for statements about {@code schema}. */
  public RewriteCatalogue(Schema schema) {
    this.schema = schema;
  }

  /** Every rule. */
  public static List<RewriteRule> rules() {
    return List.of(
        RewriteRule.CAST_TO_DATE,
        RewriteRule.DATE_TRUNC,
        RewriteRule.YEAR_OF,
        RewriteRule.CLOCK_IN_UTC,
        RewriteRule.DATE_AS_TIMESTAMP);
  }

  /**
   * What the rules make of a statement: all conditions they apply to exchanged, then, where these
   * are about several columns, those of one column at a time. Empty where no rule applies.
   */
  public List<Rewritten> rewritesOf(Query query) {
    return query.isRead() ? Rewriting.of(query, schema) : List.of();
  }

  /**
   * Why the two statements are equal, if the rules lead from one to the other. Layout, order of
   * conditions and the way ranges are written do not matter.
   */
  public Optional<ProofByRule> proof(String before, String after) {
    Optional<NormalForm.Normal> one = NormalForm.of(before, schema);
    Optional<NormalForm.Normal> other = NormalForm.of(after, schema);
    if (one.isEmpty() || other.isEmpty() || !one.get().words().equals(other.get().words())) {
      return Optional.empty();
    }
    List<RewriteRule> rules =
        Stream.of(one, other).flatMap(form -> form.get().rules().stream()).distinct().toList();
    List<ProofByRule.ProvenColumn> columns =
        Stream.of(one, other)
            .flatMap(form -> form.get().columns().stream())
            .map(RewriteCatalogue::proven)
            .distinct()
            .toList();
    return rules.isEmpty() ? Optional.empty() : Optional.of(new ProofByRule(rules, columns));
  }

  private static ProofByRule.ProvenColumn proven(ColumnPlace place) {
    return new ProofByRule.ProvenColumn(
        place.writtenTable(), place.table().name(), place.column().name(), place.column().type());
  }

  /**
   * The same statement asked about another time: the constants that a column's rewritable
   * conditions compare with are moved so that the first of them falls where {@code anchor} lies, or
   * where its stretch of time begins if that is what the constant was.
   *
   * @param query a statement that has {@link #rewritesOf}
   * @param column a step of one of them
   */
  public Query about(Query query, RewriteStep column, LocalDateTime anchor) {
    return Rewriting.about(query, schema, column, anchor);
  }

  /** The constants that a statement compares plain columns with, each once. */
  public List<ComparedConstant> constantsOf(String sql) {
    return ComparedConstants.of(sql, schema);
  }
}
