package dev.tunesmith.engine.wiring;

import dev.tunesmith.database.connection.Credentials;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.connection.TargetAddress;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.LoginRights;
import dev.tunesmith.engine.order.TargetDatabase;
import java.util.List;

/** Opens the database that a person named. */
final class TargetOpening {

  private TargetOpening() {}

  static Target open(TargetDatabase database) {
    if (database instanceof TargetDatabase.Hosted hosted) {
      return Target.of(hosted.dataSource());
    }
    TargetDatabase.Addressed addressed = (TargetDatabase.Addressed) database;
    String password = addressed.password();
    return Target.open(
        TargetAddress.parse(addressed.jdbcUrl()),
        new Credentials(addressed.user(), password == null ? null : password.toCharArray()));
  }

  /**
   * Refuses a login that may do more than it is to.
   *
   * @throws InvalidInputException if it may
   */
  static void requireRights(Target target, LoginRights rights) {
    List<String> more =
        rights == LoginRights.READING_ALONE ? target.beyondReading() : List.<String>of();
    if (!more.isEmpty()) {
      throw new InvalidInputException(
          "the login may do more than read: it "
              + String.join(", ", more)
              + "; tunesmith doctor --target prints how to make one that only reads");
    }
  }

  /** Where it is, without secrets, as the ledger keeps it. */
  static String display(TargetDatabase database, Target target) {
    return database instanceof TargetDatabase.Addressed addressed
        ? TargetAddress.parse(addressed.jdbcUrl()).display()
        : "database " + target.server().database();
  }
}
