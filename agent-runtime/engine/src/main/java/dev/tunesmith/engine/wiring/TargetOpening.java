package dev.tunesmith.engine.wiring;

import dev.tunesmith.database.connection.Credentials;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.connection.TargetAddress;
import dev.tunesmith.engine.order.TargetDatabase;

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

  /** Where it is, without secrets, as the ledger keeps it. */
  static String display(TargetDatabase database, Target target) {
    return database instanceof TargetDatabase.Addressed addressed
        ? TargetAddress.parse(addressed.jdbcUrl()).display()
        : "database " + target.server().database();
  }
}
