package dev.tunesmith.core.review;

import static dev.tunesmith.core.review.Severity.HIGH;
import static dev.tunesmith.core.review.Severity.LOW;
import static dev.tunesmith.core.review.Severity.MEDIUM;

import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.skill.ContractItem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A way in which schemas and statements are often made worse than they need be. None of it is
 * changed by a session: whether it is meant so, those who know the application decide.
 */
public enum Smell {
  MISSING_PRIMARY_KEY(
      IssueKind.SCHEMA_DESIGN,
      MEDIUM,
      "no primary key",
      "declare one, so that a row can be named and copied",
      "(?:missing|without|no|lack\\w*)\\b.{0,20}primary keys?"),
  UNINDEXED_FOREIGN_KEY(
      IssueKind.UNSERVED_REFERENCE,
      MEDIUM,
      "foreign key without an index",
      "index the referring columns where parents are deleted or joined from",
      "missing ind(?:ex|ic)|unindexed foreign|foreign keys? without (?:an )?ind(?:ex|ic)"),
  UNHELD_REFERENCE(
      IssueKind.SCHEMA_DESIGN,
      MEDIUM,
      "reference that no constraint holds",
      "add a foreign key, or say why rows without a parent are right",
      "missing (?:foreign keys?|constraint)|orphan|without (?:a )?foreign key"),
  MISMATCHED_REFERENCE(
      IssueKind.DATA_TYPE,
      MEDIUM,
      "reference of another type than what it refers to",
      "give both columns one type",
      "type mismatch|mismatched types?|implicit (?:type )?(?:conversion|cast)"),
  NULLABLE_UNIQUE(
      IssueKind.SCHEMA_DESIGN,
      LOW,
      "unique, but may be NULL",
      "declare the columns NOT NULL, or make sure that rows without a value may repeat",
      "nullable unique|unique.{0,20}null"),
  NUMBERS_RUN_OUT(
      IssueKind.DATA_TYPE,
      HIGH,
      "numbers that run out",
      "make the column and its sequence larger before that",
      "(?:serial|sequence|id|key) exhaust|integer overflow"),
  FLOAT_FOR_MONEY(
      IssueKind.DATA_TYPE,
      MEDIUM,
      "money in a binary fraction",
      "store it as numeric, or as a whole number of the smallest coin",
      "(?:float|double|floating).{0,20}(?:money|currenc|price|amount)|money.{0,20}(?:float|double)"),
  TIME_WITHOUT_ZONE(
      IssueKind.DATA_TYPE,
      LOW,
      "moment without a time zone",
      "store moments with their zone",
      "timestamps?.{0,20}zone|without (?:a )?time ?zone"),
  PADDED_TEXT(
      IssueKind.DATA_TYPE,
      LOW,
      "text filled up with blanks",
      "store it as text of varying length",
      "\\bchar\\(n\\)|fixed.length char|char padding"),
  MOMENT_AS_TEXT(
      IssueKind.DATA_TYPE,
      MEDIUM,
      "date or time kept as text",
      "store it as what it is, so that it can be compared, checked and indexed",
      "(?:dates?|times?|timestamps?).{0,12}(?:as|in) (?:text|strings?|varchar)|stringly"),
  WIDE_TEXT(
      IssueKind.DATA_TYPE,
      LOW,
      "text declared far wider than it is",
      "declare the length that the application means",
      "(?:wide|oversized|excessive).{0,12}varchar|varchar ?\\(?255"),
  NUMBERED_COLUMNS(
      IssueKind.SCHEMA_DESIGN,
      MEDIUM,
      "one list in numbered columns",
      "give the list a table of its own",
      "repeating (?:groups?|columns?)|numbered columns"),
  LIST_IN_TEXT(
      IssueKind.SCHEMA_DESIGN,
      MEDIUM,
      "references in one text",
      "give them a table of their own, with a foreign key",
      "comma.separated|csv (?:column|field)|lists? in (?:a )?(?:text|column)"),
  COPIED_FACT(
      IssueKind.SCHEMA_DESIGN,
      MEDIUM,
      "a parent's fact kept once more",
      "read it from the parent, or say what keeps both alike",
      "same fact|duplicated? data|redundant data|update anomal"),
  ATTRIBUTE_TABLE(
      IssueKind.SCHEMA_DESIGN,
      MEDIUM,
      "table of names and values",
      "give attributes that are known columns of their own",
      "entity.attribute.value|\\beav\\b|key.value tables?"),
  ROVING_REFERENCE(
      IssueKind.SCHEMA_DESIGN,
      MEDIUM,
      "reference to one of several tables",
      "one column with a foreign key for each table that is meant",
      "polymorphic"),
  WIDE_TABLE(
      IssueKind.SCHEMA_DESIGN,
      LOW,
      "table of very many columns",
      "split off what is seldom read together",
      "wide (?:tables?|rows?)|god tables?|too many columns"),
  LARGE_UNPARTITIONED(
      IssueKind.SCHEMA_SIZE,
      LOW,
      "very large table in one piece",
      "see whether statements and expiry go by a range that could be its partitions",
      "unpartitioned|large tables? without partition"),
  STALE_STATISTICS(
      IssueKind.SLOW_QUERY,
      HIGH,
      "statistics of other rows than are there",
      "run ANALYZE on it, and after every bulk load; see whether autovacuum keeps up with it",
      "(?:stale|outdated|missing|old) statistics|(?:without|missing|forg\\w+|no) analy[sz]e"),
  UNUSED_INDEX(
      IssueKind.INDEX_UPKEEP,
      LOW,
      "index that nobody was seen to use",
      "see over a whole business cycle whether it is used, then drop it",
      "unused ind(?:ex|ic)|over.?indexing|redundant ind(?:ex|ic)|too many ind(?:ex|ic)"),
  SELECT_STAR(
      IssueKind.QUERY_FORM,
      LOW,
      "all columns fetched",
      "name the columns that are needed",
      "select ?(?:\\*|star|all columns)"),
  IMPLICIT_JOIN(
      IssueKind.QUERY_FORM,
      LOW,
      "tables joined by commas",
      "write JOIN with its condition",
      "implicit joins?|comma joins?"),
  FUNCTION_ON_INDEXED_COLUMN(
      IssueKind.QUERY_FORM,
      MEDIUM,
      "expression over an indexed column",
      "compare the column itself with a range, or index the expression",
      "functions? (?:on|over|in) (?:indexed|where)|non.?sargable|unsargable"),
  CORRELATED_SUBQUERY(
      IssueKind.QUERY_FORM,
      MEDIUM,
      "subquery answered again for each row",
      "join what the subquery answers",
      "correlated sub-?quer"),
  NULL_IN_NOT_IN(
      IssueKind.QUERY_FORM,
      MEDIUM,
      "NOT IN over a column that may be NULL",
      "write NOT EXISTS: one NULL leaves no row in the answer",
      "\\bnot in\\b.{0,20}(?:null|sub-?quer|select)"),
  LIMIT_WITHOUT_ORDER(
      IssueKind.QUERY_FORM,
      LOW,
      "some rows without an order",
      "say by ORDER BY which rows are the first",
      "limit without|without (?:an )?order by"),
  WHOLE_TABLE_WRITE(
      IssueKind.QUERY_FORM,
      MEDIUM,
      "every row written by one statement",
      "write only rows that change, in batches",
      "(?:update|delete)s? without|missing where"),
  REPEATED_STATEMENT(
      IssueKind.REPEATED_STATEMENT,
      MEDIUM,
      "one row fetched at a time, over and over",
      "fetch them with a join or in one batch",
      "\\bn ?\\+ ?1\\b");

  private static final Set<ContractItem.Kind> NAMING =
      Set.of(ContractItem.Kind.GUARDRAIL, ContractItem.Kind.FORBIDDEN_PATTERN);

  // A kind copies its list, which the checker cannot see.
  @SuppressWarnings("ImmutableEnumChecker")
  private final IssueKind kind;

  private final Severity severity;
  private final String title;
  private final String fix;
  private final Pattern words;

  Smell(IssueKind kind, Severity severity, String title, String fix, String words) {
    this.kind = kind;
    this.severity = severity;
    this.title = title;
    this.fix = fix;
    this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
  }

  /** The smells that an anti-pattern or a rule of a skill file names. */
  public static List<Smell> namedBy(ContractItem item) {
    return NAMING.contains(item.kind())
        ? Arrays.stream(values()).filter(smell -> smell.isNamedIn(item.text())).toList()
        : List.of();
  }

  private boolean isNamedIn(String text) {
    return words.matcher(headOf(text)).find();
  }

  /** What an item is about stands before its colon; what to do instead names other things. */
  private static String headOf(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? text : text.substring(0, colon);
  }

  /** By whose competence its owner is found. */
  public IssueKind kind() {
    return kind;
  }

  /** How much it matters where no skill file names it. */
  public Severity severity() {
    return severity;
  }

  /** What it is, in a few words. */
  public String title() {
    return title;
  }

  /** What can be done about it, by those who know whether it is meant so. */
  public String fix() {
    return fix;
  }

  /** Its stable code, for example {@code missing_primary_key}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
