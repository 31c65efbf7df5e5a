package dev.tunesmith.core.issue;

import java.util.List;

/** What sort of thing is wrong. */
public enum IssueKind {
  SLOW_QUERY("slow query"),
  REDUNDANT_INDEX("redundant index");

  private final String title;

  IssueKind(String title) {
    this.title = title;
  }

  /** The kind in a person's words. */
  public String title() {
    return title;
  }

  /** The words under which a skill would declare itself competent, most telling first. */
  public List<String> topics() {
    return switch (this) {
      case SLOW_QUERY -> List.of("slow query", "missing index", "query optimization", "bottleneck");
      case REDUNDANT_INDEX ->
          List.of("redundant index", "duplicate index", "unused index", "write cost", "indexing");
    };
  }
}
