package dev.tunesmith.proof.trial;

import static dev.tunesmith.proof.OrdersSandbox.ORDERS;
import static dev.tunesmith.proof.OrdersSandbox.index;
import static dev.tunesmith.proof.OrdersSandbox.workload;
import static dev.tunesmith.proof.OrdersSandbox.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TouchedWritesTest {

  private static final TableName CUSTOMERS = TableName.parse("customers");
  private static final TableName EVENTS = TableName.parse("events");
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              table(ORDERS, new ForeignKey("fk", List.of("c"), CUSTOMERS, List.of("id"))),
              table(CUSTOMERS),
              table(EVENTS)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "insert into orders values (1) | true",
        "update public.\"orders\" set a = 1 | true",
        "delete from Orders where id = 1 | true",
        "insert into events select id from orders | true",
        "with gone as (delete from orders returning id) select * from gone | true",
        "delete from customers where id = 1 | true",
        "insert into events values (1) | false",
        "update events set orders = 1 | false",
        "this is no statement that the parser knows | true"
      })
  void a_write_is_touched_if_it_names_the_table_or_one_tied_to_it(String sql, boolean touched) {
    assertThat(TouchedWrites.of(workload(write("w", sql)), List.of(index("i", "c")), SCHEMA))
        .hasSize(touched ? 1 : 0);
  }

  private static Table table(TableName name, ForeignKey... keys) {
    return new Table(name, List.of(), List.of(), List.of(keys), 0, 0);
  }
}
