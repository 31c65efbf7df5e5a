package dev.tunesmith.advisor.indexes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.ColumnStatistics;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexNaming;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CandidatePropertiesTest {

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void no_candidate_repeats_an_existing_index(long seed) {
    Drawn drawn = new Drawn(new Random(seed));

    for (CandidateIndex candidate : drawn.candidates()) {
      assertThat(drawn.schema.indexes())
          .noneMatch(index -> candidate.shape().isPrefixOf(index.shape()));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void names_are_new_and_short_enough(long seed) {
    Drawn drawn = new Drawn(new Random(seed));
    IndexNaming naming = new IndexNaming(drawn.schema);

    List<String> names =
        drawn.candidates().stream().map(each -> naming.nameOf(each.shape())).toList();

    assertThat(names).doesNotHaveDuplicates();
    assertThat(names)
        .allMatch(name -> name.getBytes(StandardCharsets.UTF_8).length <= IndexNaming.MOST_BYTES)
        .allMatch(name -> drawn.schema.index(name).isEmpty());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_same_input_yields_the_same_candidates(long seed) {
    assertThat(new Drawn(new Random(seed)).candidates())
        .isEqualTo(new Drawn(new Random(seed)).candidates());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void candidates_consist_of_columns_that_exist_and_differ(long seed) {
    Drawn drawn = new Drawn(new Random(seed));

    for (CandidateIndex candidate : drawn.candidates()) {
      List<String> keys = candidate.shape().keys().stream().map(IndexKey::text).toList();
      assertThat(keys).doesNotHaveDuplicates();
      assertThat(drawn.schema.table(candidate.shape().table()).orElseThrow().columns())
          .extracting(Column::name)
          .containsAll(keys);
    }
  }

  /** A schema, and statements over it, as a seed has them. */
  private static final class Drawn {

    private final Random random;
    private final Schema schema;
    private final Workload workload;

    Drawn(Random random) {
      this.random = random;
      this.schema = new Schema(Stream.generate(this::table).limit(3).toList());
      this.workload =
          new Workload(Stream.iterate(1, i -> i + 1).limit(6).map(this::query).toList(), List.of());
    }

    List<CandidateIndex> candidates() {
      CandidateIndexes candidates =
          new CandidateIndexes(
              new WorkloadUses(schema, workload), new PredicateShares(new PricedWhatIf(700)));
      return workload.queries().stream()
          .flatMap(query -> candidates.of(query).stream())
          .collect(Collectors.toMap(CandidateIndex::shape, each -> each, (a, b) -> a))
          .values()
          .stream()
          .sorted((a, b) -> a.shape().toString().compareTo(b.shape().toString()))
          .toList();
    }

    private Table table() {
      TableName name = new TableName("s", word());
      List<Column> columns = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        ColumnStatistics statistics =
            new ColumnStatistics(
                random.nextDouble(), 1 + random.nextInt(500), random.nextDouble(), 8);
        columns.add(new Column(word(), "text", Nullability.NULLABLE, statistics));
      }
      List<Index> indexes = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        IndexShape shape =
            IndexShape.btree(
                name,
                random
                    .ints(0, 5)
                    .distinct()
                    .limit(1 + random.nextInt(3))
                    .mapToObj(c -> IndexKey.column(columns.get(c).name()))
                    .toList());
        indexes.add(
            new Index("idx_" + name.name() + "_" + i, shape, Set.of(), new Index.Size(1, 0), ""));
      }
      return new Table(name, columns, indexes, List.of(), 50_000, 1);
    }

    private String word() {
      String letters = "abcdefghijklmnopqrstuvwxyzäßж";
      return random
          .ints(8 + random.nextInt(30), 0, letters.length())
          .mapToObj(i -> letters.substring(i, i + 1))
          .collect(Collectors.joining());
    }

    private Query query(int number) {
      Table table = schema.tables().get(random.nextInt(3));
      String sql =
          "select t."
              + name(table)
              + " from "
              + table.name()
              + " t where "
              + condition(table)
              + " and "
              + condition(table)
              + " order by t."
              + name(table)
              + (random.nextBoolean() ? " desc" : "")
              + ", t."
              + name(table)
              + " limit 10";
      return new Query(
          new QueryName("q" + number), sql, Query.Access.READ, 1 + random.nextDouble(), null, 1);
    }

    private String condition(Table table) {
      String column = "t." + name(table);
      return switch (random.nextInt(5)) {
        case 0 -> column + " = 'x'";
        case 1 -> column + " is null";
        case 2 -> column + " > 'y'";
        case 3 -> column + " in ('a', 'b')";
        default -> column + " = (select max(u." + name(table) + ") from " + table.name() + " u)";
      };
    }

    private String name(Table table) {
      return table.columns().get(random.nextInt(5)).name();
    }
  }
}
