package dev.tunesmith.core.workload;

/** The name by which a workload's statement is known everywhere. */
public record QueryName(String value) {

  public QueryName {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a query name must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
