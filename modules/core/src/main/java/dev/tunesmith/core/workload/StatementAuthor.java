package dev.tunesmith.core.workload;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What writes statements: each has its way with names, quotes and comments. */
public enum StatementAuthor {
  HIBERNATE(
      "Hibernate",
      "fetch the association with the parents (join fetch, an entity graph), or let"
          + " hibernate.default_batch_fetch_size or @BatchSize gather the keys; for inserts"
          + " hibernate.jdbc.batch_size with a pooled sequence",
      "(?i)\\b\\w*[a-z]\\w*1_\\d+\\b|\\b\\w+[0-9]+_\\.|/\\* (?:insert|load|delete|update) [\\w.$]+|"
          + "\\bcol_\\d+_\\d+_\\b"),
  DJANGO(
      "Django",
      "name the relation in select_related (to one) or prefetch_related (to many) of the query"
          + " set that reads the parents; for inserts bulk_create",
      "framework='django|\"\\w+_\\w+\"\\.\"\\w+\".*\"\\w+_\\w+\"\\.\"\\w+\""),
  RAILS(
      "Rails",
      "name the association in includes or preload of the relation that reads the parents; for"
          + " inserts insert_all",
      "(?:/\\*.*\\b(?:application|controller|action)[:=])|\"\\w+\"\\.\\*|framework='rails"),
  SQLALCHEMY(
      "SQLAlchemy",
      "load the relationship with the parents by selectinload or joinedload; for inserts pass the"
          + " rows to one execute",
      "(?i)\\b(\\w+)\\.(\\w+) as \\1_\\2\\b|\\b(?:anon|param)_1\\b|db_driver='(?:psycopg|asyncpg)"),
  BY_HAND(
      "code of its own",
      "ask once for all keys, bound as one array, and hand the rows out by key; for inserts one"
          + " statement with all rows",
      "(?!)");

  private final String words;
  private final String advice;
  private final Pattern sign;

  StatementAuthor(String words, String advice, String sign) {
    this.words = words;
    this.advice = advice;
    this.sign = Pattern.compile(sign, Pattern.DOTALL);
  }

  /** Who writes so, as far as a statement's text tells; comments are part of it. */
  public static StatementAuthor of(String sql) {
    return Stream.of(values())
        .filter(author -> author.sign.matcher(sql).find())
        .findFirst()
        .orElse(BY_HAND);
  }

  /** Its name for a person. */
  public String words() {
    return words;
  }

  /** How it is told to ask once, in a person's words. */
  public String advice() {
    return advice;
  }
}
