package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Query;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules by which a statement may be written differently and still mean the same. */
public final class RewriteCatalogue {

  private final Schema schema;

  /** The rules as they hold for statements about {@code schema}. */
  public RewriteCatalogue(Schema schema) {
    this.schema = schema;
  }

  /**
   * What the rules make of a statement in one step: conditions on times as ranges, first all of
   * them and then, where these are about several columns, those of one column at a time; after that
   * what each other rule makes of it. Empty where no rule applies.
   */
  public List<Rewritten> rewritesOf(Query query) {
    return Stream.concat(
            ofTimes(query).stream(),
            new Changes(schema).of(query.sql()).stream().map(change -> Rewritten.of(query, change)))
        .toList();
  }

  private List<Rewritten> ofTimes(Query query) {
    return RowWrite.of(query.sql(), schema)
        .map(
            write ->
                Rewriting.of(query.asking(write.asked()), schema).stream()
                    .flatMap(
                        each ->
                            write.saying(each.after().sql()).stream()
                                .map(saying -> query.asking(saying.sql()))
                                .map(after -> Rewritten.ofTimes(query, after, each.steps())))
                    .toList())
        .orElseGet(() -> Rewriting.of(query, schema));
  }

  /**
   * What two writes do, each as a query for the rows that it writes and what it writes into them;
   * they do the same where these answer the same. Empty where they do not write the same columns of
   * one table, or do more than can be read.
   */
  public Optional<Readings> readings(String before, String after) {
    return RowWrite.of(before, schema)
        .flatMap(
            one ->
                RowWrite.of(after, schema)
                    .filter(other -> other.frame().equals(one.frame()))
                    .map(other -> new Readings(one.reading(), other.reading())));
  }

  /** Two queries that stand for two writes. */
  public record Readings(String before, String after) {}

  /** What asks a statement once that is asked for each of many keys, the plainest first. */
  public List<Rewritten> atOnce(Query query) {
    return rewritesOf(query).stream()
        .filter(each -> each.rules().stream().anyMatch(EachKeyAsked.RULES::contains))
        .toList();
  }

  /** What the rules make in one more step of a statement that was rewritten already. */
  public List<Rewritten> rewritesAfter(Rewritten earlier) {
    return rewritesOf(earlier.after()).stream().map(later -> later.since(earlier)).toList();
  }

  /**
   * Why the two statements are equal, if the rules lead from one to the other. Layout, order of
   * conditions and the way ranges are written do not matter.
   */
  public Optional<ProofByRule> proof(String before, String after) {
    return areOfOneFrame(before, after) ? proofOf(before, after) : Optional.empty();
  }

  private boolean areOfOneFrame(String before, String after) {
    return RowWrite.of(before, schema)
        .map(RowWrite::frame)
        .equals(RowWrite.of(after, schema).map(RowWrite::frame));
  }

  private Optional<ProofByRule> proofOf(String before, String after) {
    return proofOfTimes(before, after).or(() -> proofByChanges(before, after));
  }

  private Optional<ProofByRule> proofByChanges(String before, String after) {
    Optional<List<String>> wanted = words(after);
    return wanted.isEmpty()
        ? Optional.empty()
        : new Changes(schema)
            .within(before).stream()
                .filter(change -> change.grounds().isProven())
                .filter(change -> words(change.sql()).equals(wanted))
                .findFirst()
                .map(change -> proven(change, before));
  }

  private Optional<List<String>> words(String sql) {
    return form(sql).map(NormalForm.Normal::words);
  }

  private Optional<NormalForm.Normal> form(String sql) {
    return NormalForm.of(reading(sql), schema);
  }

  /** A write as the query that stands for it. */
  private String reading(String sql) {
    return RowWrite.of(sql, schema).map(RowWrite::reading).orElse(sql);
  }

  private ProofByRule proven(Change change, String before) {
    List<ProofByRule.ProvenColumn> columns =
        Stream.of(before, change.sql())
            .flatMap(sql -> form(sql).stream())
            .flatMap(form -> form.columns().stream())
            .map(RewriteCatalogue::proven)
            .distinct()
            .toList();
    return new ProofByRule(
        change.rules(),
        columns,
        Stream.of(before, change.sql()).flatMap(this::tables).distinct().toList(),
        change.grounds().conditions(),
        change.grounds().midnights(),
        change.tie());
  }

  private Stream<ProofByRule.NamedTable> tables(String sql) {
    return SelectText.of(reading(sql)).stream()
        .flatMap(text -> ConditionWalk.selects(text.tree(), schema).stream())
        .flatMap(seen -> seen.scope().tables());
  }

  private Optional<ProofByRule> proofOfTimes(String before, String after) {
    Optional<NormalForm.Normal> one = form(before);
    Optional<NormalForm.Normal> other = form(after);
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
    return rules.isEmpty() ? Optional.empty() : Optional.of(ProofByRule.ofTimes(rules, columns));
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
