package dev.tunesmith.database.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RoleSetting;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.sql.SqlText;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForeseenPlansTest {

  private static final String SQL = "select * from shop.orders where state = 'open'";
  private static final Remedy ON_ORDERS = index("orders", "state");
  private static final Remedy ON_CUSTOMERS = index("customers", "name");
  private static final Remedy MORE_MEMORY = new RoleSetting("app", "work_mem", "64MB", "4MB");

  private final ForeseenPlans known = new ForeseenPlans();
  private int asked;

  @Test
  void the_same_is_foreseen_once() {
    foresee(SQL, List.of(ON_ORDERS), List.of());
    foresee(SQL, List.of(ON_ORDERS), List.of());

    assertThat(asked).isEqualTo(1);
  }

  @Test
  void what_came_to_other_tables_changes_no_plan() {
    foresee(SQL, List.of(), List.of());
    foresee(SQL, List.of(), List.of(ON_CUSTOMERS));

    assertThat(asked).isEqualTo(1);
  }

  @Test
  void what_came_to_its_tables_may_and_what_was_taken_back_is_known_again() {
    foresee(SQL, List.of(), List.of());
    foresee(SQL, List.of(), List.of(ON_ORDERS));
    foresee(SQL, List.of(), List.of());

    assertThat(asked).isEqualTo(2);
  }

  @Test
  void a_setting_may_change_any_plan() {
    foresee(SQL, List.of(), List.of());
    foresee(SQL, List.of(), List.of(MORE_MEMORY));

    assertThat(asked).isEqualTo(2);
  }

  @Test
  void another_wording_and_another_supposition_are_other_questions() {
    foresee(SQL, List.of(), List.of());
    foresee(SQL + " limit 1", List.of(), List.of());
    foresee(SQL, List.of(ON_ORDERS), List.of());

    assertThat(asked).isEqualTo(3);
  }

  private void foresee(String sql, List<Remedy> supposed, List<Remedy> inForce) {
    known.of(
        new ForeseenPlans.Question(List.of(SqlText.query(sql)), Set.copyOf(supposed)),
        inForce,
        () -> {
          asked++;
          return List.of(scanOfOrders());
        });
  }

  private static Plan scanOfOrders() {
    return new Plan(
        new PlanNode(
            new PlanNode.Operation("Seq Scan", "shop.orders", null, null),
            new PlanNode.Estimate(100, 10),
            null,
            new PlanNode.Conditions(null, null, null, List.of()),
            List.of()));
  }

  private static Remedy index(String table, String column) {
    return new CreateIndex(
        "on_" + table,
        IndexShape.btree(new TableName("shop", table), List.of(IndexKey.column(column))));
  }
}
