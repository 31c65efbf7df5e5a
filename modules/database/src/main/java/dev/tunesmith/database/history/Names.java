package dev.tunesmith.database.history;

import dev.tunesmith.core.workload.QueryName;
import java.util.HashSet;
import java.util.Set;

/** Names statements by what they do to which table. */
final class Names {

  private static final int LONGEST = 60;

  private final Set<QueryName> given = new HashSet<>();

  QueryName of(Asked asked) {
    String verb = asked.isRead() ? "select" : asked.code().get(0).name();
    String table = asked.relations().own().get(0).name().name();
    String wanted = verb + "-" + table.substring(0, Math.min(LONGEST, table.length()));
    QueryName name = new QueryName(wanted);
    for (int suffix = 2; !given.add(name); suffix++) {
      name = new QueryName(wanted + "-" + suffix);
    }
    return name;
  }
}
