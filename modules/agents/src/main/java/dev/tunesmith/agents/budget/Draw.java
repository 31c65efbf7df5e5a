package dev.tunesmith.agents.budget;

import java.util.function.Function;

/** What came of asking a budget for something. */
public sealed interface Draw<T> {

  /** Here it is. */
  record Granted<T>(T value) implements Draw<T> {
    @Override
    public <R> R match(Function<? super T, R> granted, Function<? super Spent, R> refused) {
      return granted.apply(value);
    }
  }

  /** The budget does not allow it. */
  record Refused<T>(Spent spent) implements Draw<T> {
    @Override
    public <R> R match(Function<? super T, R> granted, Function<? super Spent, R> refused) {
      return refused.apply(spent);
    }
  }

  /** The value for this outcome. */
  <R> R match(Function<? super T, R> granted, Function<? super Spent, R> refused);
}
