package dev.tunesmith.core.agent;

import dev.tunesmith.core.schema.TableName;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells how the target's server stands at the moment of asking; never a value of its data. */
public interface TargetFacts {

  /** The settings that matter to planning and memory, as the session's role has them. */
  List<Setting> settings();

  /** Who waits for a lock; on a quiet server nobody. */
  List<Wait> waits();

  /**
   * A setting in force.
   *
   * @param value with its unit, for example {@code 4MB}
   * @param source where it was made, in the server's words, for example {@code configuration file}
   */
  record Setting(String name, String value, String source) {}

  /**
   * A session that waits for a lock.
   *
   * @param waited how long, or null where the server does not tell
   * @param blockers who keeps it waiting
   */
  record Wait(Party waiting, Lock wanted, @Nullable Duration waited, List<Party> blockers) {
    public Wait {
      blockers = List.copyOf(blockers);
    }
  }

  /**
   * What is waited for.
   *
   * @param kind what is locked, in the server's words, for example {@code transactionid}
   * @param relation the table or index it concerns, or null where that cannot be told
   */
  record Lock(String kind, String mode, @Nullable TableName relation) {}

  /**
   * A session that has to do with a lock.
   *
   * @param pid the server's number of it; 0 for a prepared transaction
   * @param state what it is doing, in the server's words; {@code unknown} where that is hidden
   * @param holds the modes in which it holds the lock, or null where it waits or that is hidden
   * @param shape its statement without values, or null where that is hidden
   */
  record Party(int pid, String state, @Nullable String holds, @Nullable String shape) {}
}
