package dev.tunesmith.database.postgresql;

import java.sql.Connection;
import java.sql.SQLException;

/** Lets the planner see what a remedy creates or drops, or not; only for a superuser. */
interface Sight {

  /** Everybody takes notice again. */
  void show(Connection superuser) throws SQLException;

  /** The planner does not see it; it is still maintained. */
  void hide(Connection superuser) throws SQLException;

  /** As if it had been dropped; what is written until it is shown again must be rolled back. */
  default void forget(Connection superuser) throws SQLException {
    hide(superuser);
  }
}
