package dev.tunesmith.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.workload.Query;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the planner itself would use, of all the ways in which an index can search. */
class AccessPathsIT {

  private static final String SCRIPT =
      """
      create extension pg_trgm;
      create type step as enum ('new', 'retry', 'done');
      create table papers (
        id bigint primary key, title text not null, body text not null, tags text[] not null,
        meta jsonb not null, valid daterange not null, host inet not null, place point not null,
        owner int, reviewer int, step step not null, score int, "Made At" timestamp not null,
        code varchar(40) collate "en-x-icu");
      insert into papers
      select i, md5(i::text) || ' ' || md5((i * 7)::text),
             'word' || i % 5000 || ' common word' || i % 3000,
             array['t' || i % 900, 'all'],
             jsonb_build_object('sku', 's' || i % 4000, 'deep', jsonb_build_object('n', i % 3000)),
             daterange(date '2020-01-01' + i % 3000, date '2020-01-01' + i % 3000 + 3),
             ('10.' || i % 250 || '.' || i % 199 || '.7')::inet, point(i % 1000, i / 1000),
             i % 2500, case when i % 50 = 0 then i % 700 end,
             (case when i % 400 = 0 then 'new' when i % 399 = 0 then 'retry' else 'done' end)::step,
             (i::bigint * 7919 % 30000)::int, timestamp '2024-01-01' + i * interval '1 minute',
             md5((i + 3)::text)
        from generate_series(1, 30000) i;
      vacuum analyze papers;
      """;

  private static final Map<String, List<String>> EXPECTED =
      Map.ofEntries(
          entry("title like '%abc12%'", "using gin (title gin_trgm_ops)"),
          entry("title ilike '%abc12%'", "using gin (title gin_trgm_ops)"),
          entry("title ~ 'abc1[0-9]f'", "using gin (title gin_trgm_ops)"),
          entry("code like 'abc%'", "(code varchar_pattern_ops)"),
          entry("tags @> array['t77']", "using gin (tags)"),
          entry("tags && array['t77', 't78']", "using gin (tags)"),
          entry("meta @> '{\"sku\": \"s7\"}'", "using gin (meta jsonb_path_ops)"),
          entry("meta ->> 'sku' = 's7' and score > 5", "(meta ->> 'sku')"),
          entry("meta -> 'deep' ->> 'n' = '7'", "(meta -> 'deep' ->> 'n')"),
          entry(
              "to_tsvector('english', title || ' ' || body) @@ plainto_tsquery('english',"
                  + " 'word77')",
              "using gin (to_tsvector('english', title || ' ' || body))"),
          entry("valid @> date '2021-03-03'", "using gist (valid)"),
          entry("valid && daterange('2021-03-03', '2021-03-05')", "using gist (valid)"),
          entry("host << inet '10.7.0.0/16'", "using gist (host inet_ops)"),
          entry("place <@ box '((5,5),(7,7))'", "using gist (place)"),
          entry("lower(title) = 'x'", "(lower(title))"),
          entry("step = 'new' and \"Made At\" > '2024-01-20'", "(Made At) where step = 'new'"),
          entry("reviewer is not null and score = 7", "(score) where reviewer IS NOT NULL"),
          entry(
              "step in ('new', 'retry') and score < 300", "(score) where step IN ('new', 'retry')"),
          entry(
              "step <> 'done' and step <> 'retry'",
              "(step) where step <> 'done' AND step <> 'retry'"),
          entry(
              "step not in ('done', 'retry') and score < 300",
              "(score) where step NOT IN ('done', 'retry')"),
          entry("owner = any ('{7,8}'::int[])", "(owner)"),
          entry("(owner, score) = (7, 9)", "(owner, score)"),
          entry("owner = 7 or reviewer = 9", "(owner)", "(reviewer)"));

  private static final Map<String, List<String>> WHOLE =
      Map.ofEntries(
          entry(
              "select * from papers order by place <-> point '(3,3)' limit 5",
              "using gist (place)"),
          entry(
              "select * from papers where step = 'done' order by \"Made At\" desc nulls last limit"
                  + " 5",
              "(Made At NULLS FIRST)"),
          entry(
              "select * from papers order by score desc nulls last, id limit 5",
              "(score DESC NULLS LAST, id)"),
          entry(
              "select * from papers where owner = 77"
                  + " order by (step = 'retry'), \"Made At\" desc limit 2",
              "(owner, step = 'retry', Made At DESC)"),
          entry("select max(score) from papers where owner = 7", "(owner, score)"),
          entry(
              "select * from papers where owner < 900 and \"Made At\" < '2024-01-08'"
                  + " and score >= 14700 and score < 15000",
              "(score)"),
          entry("update papers set score = 1 where owner = 77", "(owner)"),
          entry("delete from papers where score = 77", "(score)"));

  private static RealWorkload library;
  private static List<Measurement> measurements;

  private static Map.Entry<String, List<String>> entry(String asked, String... shapes) {
    return Map.entry(asked, List.of(shapes));
  }

  private static Map<String, List<String>> statements() {
    return Stream.concat(
            EXPECTED.entrySet().stream()
                .map(
                    each ->
                        Map.entry("select * from papers where " + each.getKey(), each.getValue())),
            WHOLE.entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @BeforeAll
  static void copies_the_papers() {
    List<Query> queries =
        statements().keySet().stream()
            .filter(sql -> sql.startsWith("select"))
            .map(sql -> RealWorkload.read(sql, sql))
            .toList();
    library = new RealWorkload(SCRIPT, queries);
    measurements = List.of();
  }

  @AfterAll
  static void stops_the_servers() {
    library.close();
  }

  static Stream<Arguments> asked() {
    return statements().entrySet().stream()
        .map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("asked")
  void the_first_advice_is_what_the_planner_would_search_by(String sql, List<String> shapes) {
    List<Advice> advice = library.advice(issue(), query(sql), measurements, List.of());

    assertThat(advice).isNotEmpty();
    assertThat(
            advice.get(0).remedies().stream().map(AccessPathsIT::shape).collect(Collectors.toSet()))
        .isEqualTo(shapes.stream().map("public.papers "::concat).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("hopeless")
  void what_no_index_serves_gets_no_advice(String sql) {
    assertThat(library.advice(issue(), query(sql), measurements, List.of())).isEmpty();
  }

  static Stream<String> hopeless() {
    return Stream.of(
        "select * from papers where title like '%a%'",
        "select * from papers where 't77' = any (tags)",
        "select * from papers where code::bigint = 5",
        "select * from papers where 100 / score = 7",
        "select * from papers where (meta ->> 'sku')::int = 7",
        "select * from papers where to_tsvector(body) @@ to_tsquery('word7')",
        "select * from papers where step <> 'new'",
        "select * from papers order by ts_rank(to_tsvector('simple', body), 'word7') limit 5",
        "select count(*), sum(score) from papers");
  }

  private static Query query(String sql) {
    return sql.startsWith("select") ? RealWorkload.read(sql, sql) : RealWorkload.write(sql, sql);
  }

  private static Issue issue() {
    return new Issue(
        IssueId.of(1),
        IssueKind.SLOW_QUERY,
        new Issue.Subject.OfQuery(RealWorkload.read("any", "select 1").name()),
        1,
        List.of(),
        null);
  }

  private static String shape(Remedy remedy) {
    return remedy.indexShape().orElseThrow().toString();
  }
}
