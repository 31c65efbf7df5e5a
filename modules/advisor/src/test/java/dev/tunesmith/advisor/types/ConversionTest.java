package dev.tunesmith.advisor.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.plan.PlanNode.Conditions;
import dev.tunesmith.core.plan.PlanNode.Estimate;
import dev.tunesmith.core.plan.PlanNode.Operation;
import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionTest {

  private static final Schema SCHEMA =
      new Schema(
          List.of(
              table("devices", "id", "uuid", "label", "text"),
              table("accounts", "id", "bigint", "since", "timestamp with time zone"),
              table("events", "id", "bigint", "device", "character varying(40)"),
              table("bills", "id", "bigint", "account", "numeric(12,0)", "day", "text")));

  private static Table table(String name, String... columns) {
    TableName table = new TableName("public", name);
    List<Column> all =
        IntStream.range(0, columns.length / 2)
            .mapToObj(
                i -> new Column(columns[2 * i], columns[2 * i + 1], Nullability.NOT_NULL, null))
            .toList();
    Index key =
        new Index(
            name + "_pkey",
            IndexShape.btree(table, List.of(IndexKey.column("id"))),
            Set.of(Index.Trait.PRIMARY),
            new Index.Size(1, 0),
            "");
    return new Table(table, all, List.of(key), List.of(), 1_000, 1_000);
  }

  private static Plan plan(String condition) {
    List<PlanNode> scans =
        SCHEMA.tables().stream()
            .map(
                table ->
                    node(
                        new Operation(
                            "Seq Scan", table.name().toString(), table.name().name(), null),
                        null,
                        List.of()))
            .toList();
    return new Plan(node(new Operation("Hash Join", null, null, null), condition, scans));
  }

  private static PlanNode node(Operation operation, String join, List<PlanNode> children) {
    return new PlanNode(
        operation, new Estimate(1, 1), null, new Conditions(null, null, join, List.of()), children);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "((events.device)::uuid = devices.id) | events.device to uuid",
        "(devices.id = (events.device)::uuid) | events.device to uuid",
        "((bills.day)::date >= '2024-01-01'::date) | bills.day to date",
        "(bills.account = (accounts.id)::numeric) | bills.account to bigint",
        "((accounts.id)::numeric = bills.account) | bills.account to bigint"
      })
  void a_column_should_be_what_it_is_compared_as(String condition, String cure) {
    assertThat(Conversion.in(plan(condition), SCHEMA))
        .flatExtracting(conversion -> conversion.cure().stream().toList())
        .extracting(
            retyped ->
                retyped.what().table().name().name()
                    + "."
                    + retyped.what().column().name()
                    + " to "
                    + retyped.type())
        .containsExactly(cure);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(events.id = accounts.id)",
        "((events.device)::text = 'a'::text)",
        "((accounts.since)::date = '2024-01-01'::date)",
        "((accounts.id)::numeric = 5.5)",
        "((accounts.id)::numeric > bills.id)",
        "(lower(devices.label) = 'a'::text)"
      })
  void what_is_compared_as_it_is_stored_needs_no_other_type(String condition) {
    assertThat(Conversion.in(plan(condition), SCHEMA))
        .flatExtracting(conversion -> conversion.cure().stream().toList())
        .isEmpty();
  }
}
