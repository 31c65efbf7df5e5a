package dev.tunesmith.core.remedy;

import dev.tunesmith.core.workload.QueryName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Has transactions that meet lock their rows in one order: each begins by locking all that it will
 * change, table by table and row by row; the database stays as it is.
 *
 * @param meeting the statement that stands for the transactions
 */
public record LockOrder(QueryName meeting) implements Remedy {

  private static final FormField<LockOrder, String> QUERY =
      FormField.required(
          "query",
          Notation.TEXT,
          "the issue's statement, which stands for the transactions that meet",
          order -> order.meeting.value());

  /** The form it is written in. */
  public static final RemedyForm<LockOrder> FORM =
      new RemedyForm<>(
          RemedyKind.TRANSACTION_SCOPE,
          LockOrder.class,
          List.of(QUERY),
          written -> new LockOrder(new QueryName(written.get(QUERY))));

  @Override
  public RemedyForm<LockOrder> form() {
    return FORM;
  }

  @Override
  public Set<Benefit> benefits() {
    return Set.of(Benefit.READ_TIME);
  }

  @Override
  public Optional<QueryName> ordersLocksOf() {
    return Optional.of(meeting);
  }

  @Override
  public Switching switching() {
    return Switching.ASKING;
  }

  @Override
  public String summary() {
    return "lock rows in one order in " + meeting;
  }

  @Override
  public String fileWords() {
    return "lock-order-" + meeting;
  }

  @Override
  public <S> S write(RemedyWriter<S> dialect) {
    return dialect.nothing();
  }
}
