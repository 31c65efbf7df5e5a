package dev.tunesmith.mcp.session;

import dev.tunesmith.core.session.Commission;
import dev.tunesmith.engine.order.TargetDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a host wants of a session.
 *
 * @param workload null for what the database's server remembers
 * @param mind who works the cases: {@code builtin}, {@code host} or a model's name
 * @param host the host as it is known to skill files; empty where it is not
 * @param settings the settings file, or null
 * @param commission what the person wants, or null
 */
public record SessionWish(
    TargetDatabase.Addressed target,
    @Nullable Statements workload,
    String mind,
    String host,
    List<Path> skills,
    @Nullable Path settings,
    Limits limits,
    @Nullable Commission commission) {

  /** The statements of a workload. */
  public sealed interface Statements {
    /** In a file. */
    record InFile(Path file) implements Statements {}

    /** As SQL. */
    record Written(String sql) implements Statements {}
  }

  /**
   * What it may use.
   *
   * @param deadline null for what the settings say
   * @param storageBytes null for what the settings say
   * @param patience how long a decision is waited for while the session is at work
   */
  public record Limits(
      @Nullable Duration deadline, @Nullable Long storageBytes, Duration patience) {}

  /** Finds a database by its name, with all that does not depend on one session. */
  @FunctionalInterface
  public interface Source {
    /** A wish about the database of that name. */
    SessionWish of(String database);
  }

  public SessionWish {
    skills = List.copyOf(skills);
  }

  WorkerOrder order() {
    return new WorkerOrder(
        target.jdbcUrl(),
        target.user(),
        target.password(),
        workload instanceof Statements.InFile in ? in.file().toAbsolutePath().toString() : null,
        workload instanceof Statements.Written written ? written.sql() : null,
        mind,
        host,
        skills.stream().map(each -> each.toAbsolutePath().toString()).toList(),
        settings == null ? null : settings.toAbsolutePath().toString(),
        new WorkerOrder.Limits(
            limits.deadline() == null ? null : limits.deadline().toSeconds(),
            limits.storageBytes(),
            limits.patience().toSeconds()),
        commission,
        null);
  }
}
