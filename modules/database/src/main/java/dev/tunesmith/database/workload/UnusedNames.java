package dev.tunesmith.database.workload;

import dev.tunesmith.core.workload.QueryName;
import java.util.HashSet;
import java.util.Set;

/** Gives each statement of a workload a name that no other has. */
public final class UnusedNames {

  private final Set<QueryName> given = new HashSet<>();

  /** The wanted name, or where that is taken the name with the next number behind it. */
  public QueryName like(String wanted) {
    QueryName name = new QueryName(wanted);
    for (int suffix = 2; !given.add(name); suffix++) {
      name = new QueryName(wanted + "-" + suffix);
    }
    return name;
  }
}
