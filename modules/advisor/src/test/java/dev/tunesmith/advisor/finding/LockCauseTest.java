package dev.tunesmith.advisor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Query.Access;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.StatementAuthor;
import dev.tunesmith.core.workload.Traffic;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockCauseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "READ | select id from jobs order by id limit 1 | select id from jobs | QUEUE",
        "READ | select id from jobs where id = 7 | update jobs set a = ? | LONG_HOLDER",
        "WRITE | update totals set n=n+1 where id = 3 | update totals set n = n + $1 where id = $2"
            + " | HOT_ROW",
        "WRITE | update totals set n = 1 where id = 3 | delete from totals | LONG_HOLDER",
        "WRITE | insert into lines (o) values (1) | update orders set id = ? | SAME_KEY",
        "WRITE | update totals set n = 1 | update totals (now idle in transaction) | IDLE_HOLDER"
      })
  void the_statements_tell_why_they_wait(
      Access access, String waiting, String holding, LockCause cause) {
    QueryName name = new QueryName("q");
    Query query = new Query(name, waiting, access, 1, null, 0);
    Traffic traffic =
        new Traffic(name, Traffic.Kind.WAITED, 3, 5_000, List.of(holding), StatementAuthor.BY_HAND);

    assertThat(LockCause.of(traffic, new Workload(List.of(query), List.of()))).isEqualTo(cause);
  }
}
