package dev.tunesmith.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.workload.Query;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A library's database with four planted defects among healthy statements. */
class AdviceOnRealPlansIT {

  private static final String SCRIPT =
      """
      create schema lib;
      create table lib.books (id bigint primary key, isbn text not null, title text not null,
                              shelf integer not null);
      create table lib.loans (id bigint primary key, book_id bigint not null,
                              branch integer not null, state text not null,
                              due timestamptz not null, returned timestamptz);
      insert into lib.books
      select i, 'ISBN-' || upper(md5(i::text)), 'Title ' || i, i % 300
        from generate_series(1, 40000) i;
      insert into lib.loans
      select i, 1 + hashint8(i) & 32767, (hashint8(i * 7) & 1023),
             case when i % 331 = 0 then 'overdue' when i % 97 = 0 then 'lost' else 'back' end,
             timestamptz '2025-01-01 00:00+00' + i * interval '5 minutes',
             case when i % 331 <> 0 then timestamptz '2025-01-01 00:00+00' end
        from generate_series(1, 150000) i;
      create index books_shelf on lib.books (shelf);
      create index books_shelf_title on lib.books (shelf, title);
      create index loans_book on lib.loans (book_id);
      create index loans_due on lib.loans (due);
      create table lib.visits (at date not null, reader integer not null) partition by range (at);
      create table lib.visits_old partition of lib.visits
        for values from ('2024-01-01') to ('2024-07-01');
      create table lib.visits_new partition of lib.visits
        for values from ('2024-07-01') to ('2025-01-01');
      insert into lib.visits select '2024-01-01'::date + i % 366, hashint8(i) & 8191
        from generate_series(1, 60000) i;
      create view lib.lent as
      select l.id, l.branch as place, l.returned, json_build_object('state', l.state, 'title',
             case b.shelf when 0 then 'new'::text else b.title end) as shown,
             (select count(*) from lib.visits v where v.reader = l.branch) as visits
        from lib.loans l left join lib.books b on b.id = l.book_id
       where l.state is distinct from 'gone';
      create table lib.readers (id integer primary key, mail text not null, card text not null);
      insert into lib.readers
      select i, 'Reader' || i || '@mail.example', md5(i::text) from generate_series(1, 40000) i;
      vacuum analyze;
      """;

  private static final List<Query> QUERIES =
      List.of(
          RealWorkload.read("by-isbn", "select * from lib.books b where lower(b.isbn) = 'isbn-x'"),
          RealWorkload.read(
              "branch-latest",
              "select * from lib.loans where branch = 17 order by due desc, id desc limit 20"),
          RealWorkload.read(
              "overdue-first",
              "select l.id, l.due from lib.loans l where l.state = 'overdue'"
                  + " order by l.due desc limit 1000"),
          RealWorkload.read("one-book", "select * from lib.books where id = 77"),
          RealWorkload.read(
              "shelf-list",
              "select id, title from lib.books where shelf = 12 order by title limit 20"),
          RealWorkload.read(
              "loans-of-book",
              "select l.* from lib.loans l join lib.books b on b.id = l.book_id where b.id = 5"),
          RealWorkload.read(
              "lent-at-a-place",
              "select id, shown from lib.lent where place = 711 and returned is null"),
          RealWorkload.read("visits-of-one", "select count(*) from lib.visits where reader = 7"),
          RealWorkload.read(
              "mail-begins",
              "select id from lib.readers where lower(mail) like 'reader1234%'"
                  + " order by lower(mail) limit 50"),
          RealWorkload.read(
              "reader-or-card", "select id from lib.readers where lower(mail) = 'x' or card = 'y'"),
          RealWorkload.read("next-due", "select * from lib.loans order by due limit 10"),
          RealWorkload.read(
              "by-state",
              "select state, count(*), min(due), max(returned) from lib.loans group by state"));

  private static RealWorkload library;
  private static List<Measurement> measurements;
  private static List<Issue> issues;

  @BeforeAll
  static void measures_the_library() {
    library = new RealWorkload(SCRIPT, QUERIES);
    measurements = library.measure();
    issues = library.issues(measurements);
  }

  @AfterAll
  static void stops_the_servers() {
    library.close();
  }

  @Test
  void healthy_statements_open_no_issue() {
    assertThat(issues)
        .extracting(issue -> issue.subject().text())
        .containsExactlyInAnyOrder(
            "by-isbn",
            "branch-latest",
            "overdue-first",
            "visits-of-one",
            "lent-at-a-place",
            "mail-begins",
            "reader-or-card",
            "books_shelf on lib.books");
  }

  @Test
  void a_missing_expression_index_is_the_first_advice() {
    assertThat(firstAdvice("by-isbn")).isEqualTo("lib.books (lower(isbn))");
  }

  @Test
  void a_missing_composite_index_is_the_first_advice() {
    assertThat(firstAdvice("branch-latest")).isEqualTo("lib.loans (branch, due, id)");
  }

  @Test
  void a_missing_partial_index_is_the_first_advice() {
    assertThat(firstAdvice("overdue-first")).isEqualTo("lib.loans (due) where state = 'overdue'");
  }

  @Test
  void a_partitioned_table_is_advised_an_index_as_a_whole() {
    assertThat(firstAdvice("visits-of-one")).isEqualTo("lib.visits (reader)");
  }

  @Test
  void what_stands_behind_a_view_is_advised_an_index() {
    assertThat(firstAdvice("lent-at-a-place")).startsWith("lib.loans (branch");
  }

  @Test
  void an_order_that_meets_the_wanted_rows_by_luck_stands_behind_what_finds_them() {
    assertThat(firstAdvice("mail-begins")).isEqualTo("lib.readers (lower(mail) text_pattern_ops)");
  }

  @Test
  void both_sides_of_an_or_are_advised_together() {
    Advice first = library.advice(issue("reader-or-card"), measurements, List.of()).get(0);

    assertThat(first.remedies())
        .extracting(remedy -> ((CreateIndex) remedy).shape().toString())
        .containsExactly("lib.readers (lower(mail))", "lib.readers (card)");
  }

  @Test
  void advice_that_was_tried_is_not_given_again() {
    Issue issue = issue("branch-latest");
    Remedy first = library.advice(issue, measurements, List.of()).get(0).remedy();

    assertThat(library.advice(issue, measurements, List.of(first)))
        .extracting(Advice::remedy)
        .doesNotContain(first);
  }

  @Test
  void the_shorter_of_two_like_indexes_may_be_dropped() {
    Issue issue = issue("books_shelf on lib.books");

    List<Advice> advice = library.advice(issue, measurements, List.of());

    assertThat(advice)
        .singleElement()
        .satisfies(
            only -> {
              assertThat(((DropIndex) only.remedy()).index().name()).isEqualTo("books_shelf");
              assertThat(only.bytes()).isNegative();
            });
  }

  private static String firstAdvice(String query) {
    Remedy remedy = library.advice(issue(query), measurements, List.of()).get(0).remedy();
    return ((CreateIndex) remedy).shape().toString();
  }

  private static Issue issue(String subject) {
    return issues.stream()
        .filter(issue -> issue.subject().text().equals(subject))
        .findFirst()
        .orElseThrow();
  }
}
