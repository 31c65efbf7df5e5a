package dev.tunesmith.database.history;

import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.database.workload.UnusedNames;

/** Names statements by what they do to which table. */
final class Names {

  private static final int LONGEST = 40;

  private final UnusedNames given = new UnusedNames();

  QueryName of(Asked asked) {
    String verb = asked.isRead() ? "select" : asked.code().get(0).name();
    String table = asked.relations().own().get(0).name().name();
    String words = table.replaceAll("[^\\p{L}\\p{N}_]+", "-").replaceAll("^-|-$", "");
    return given.like(verb + "-" + words.substring(0, Math.min(LONGEST, words.length())));
  }
}
