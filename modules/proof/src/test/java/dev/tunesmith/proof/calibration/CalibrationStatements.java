package dev.tunesmith.proof.calibration;

import dev.tunesmith.core.workload.Query;
import dev.tunesmith.proof.OrdersSandbox;
import java.util.List;

/** Statements of very different lengths and habits, to know the noise of each. */
final class CalibrationStatements {

  static final List<Query> ALL =
      List.of(
          OrdersSandbox.BY_KEY,
          OrdersSandbox.OF_CUSTOMER,
          OrdersSandbox.FIRST_LATE,
          OrdersSandbox.read(
              "aggregate",
              """
              select kind, date_trunc('day', created), count(*), sum(amount)
              from orders group by 1, 2\
              """),
          OrdersSandbox.read("many rows", "select * from orders where id between 1000 and 6000"),
          OrdersSandbox.read(
              "self join",
              """
              select count(*) from orders a join orders b using (customer_id)
              where a.amount = 7 and b.amount < 20\
              """),
          OrdersSandbox.INSERT,
          OrdersSandbox.UPDATE);

  /** Statements of which one run is a sample, and a pair takes seconds. */
  static final List<Query> LONG =
      List.of(
          OrdersSandbox.read(
              "long join",
              """
              select count(*) from orders a join orders b using (amount)
              where amount < 4 and a.customer_id < b.customer_id\
              """),
          OrdersSandbox.read(
              "long sort",
              """
              select count(distinct md5(note || g)) from orders, generate_series(1, 2) g\
              """));

  private CalibrationStatements() {}
}
