package dev.tunesmith.mcp.session;

import dev.tunesmith.core.session.Commission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is told to do, over its standard input: nothing of it is written down, and no other
 * user can read it.
 *
 * @param workloadFile the workload as a file, or null
 * @param workloadSql the workload as text, or null; where neither is said, what the server
 *     remembers
 * @param mind who works the cases: {@code builtin}, {@code host} or a model's name
 * @param host what the host calls itself; empty where it does not
 * @param settings the settings file, or null
 * @param commission what the person wants, or null
 * @param decision what is decided about a session that has ended, or null for a new session
 */
record WorkerOrder(
    String url,
    String user,
    @Nullable String password,
    @Nullable String workloadFile,
    @Nullable String workloadSql,
    String mind,
    String host,
    List<String> skills,
    @Nullable String settings,
    Limits limits,
    @Nullable Commission commission,
    @Nullable Decision decision) {

  /**
   * What a session may use.
   *
   * @param deadlineSeconds null for what the settings say
   * @param storageBytes null for what the settings say
   * @param patienceSeconds how long a decision is waited for while the session is at work
   */
  record Limits(
      @Nullable Long deadlineSeconds, @Nullable Long storageBytes, long patienceSeconds) {}

  /** What a person chose for an issue. */
  record Decision(String issue, String option, String note) {}

  WorkerOrder {
    skills = List.copyOf(skills);
  }

  /** Whether the host's own model works the cases. */
  boolean isWorkedByHost() {
    return mind.equals("host") && decision == null;
  }

  /** How the ledger names the host's model. */
  String mindName() {
    return host.isEmpty() ? mind : mind + ":" + host;
  }

  /** The same database, for a decision about a session that has ended. */
  WorkerOrder deciding(Decision chosen) {
    return new WorkerOrder(
        url, user, password, null, null, mind, host, skills, settings, limits, null, chosen);
  }

  @Override
  public String toString() {
    return "WorkerOrder[" + (decision == null ? "tune" : decision.issue()) + "]";
  }
}
