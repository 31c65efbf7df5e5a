package dev.tunesmith.database.dialect;

import dev.tunesmith.core.confirmation.Sighting;
import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** How remedies are written and carried out. */
public interface RemedySql {

  /**
   * The SQL to hand over, which must not stop the target's own work; without statements where the
   * database stays as it is.
   */
  Migration migration(Remedy remedy, Connection connection) throws SQLException;

  /** Carries a remedy out, inside or outside a transaction. */
  void apply(Remedy remedy, Connection connection) throws SQLException;

  /** Makes what {@link #suppose} needs; as the superuser of a server of ours, once. */
  default void prepareToSuppose(String owner, Connection superuser) throws SQLException {}

  /**
   * Lets the planner count with a remedy until the transaction is rolled back, which is all that
   * may follow: nothing may be read meanwhile. Costs as little as the planner's belief allows.
   */
  default void suppose(Remedy remedy, Connection connection) throws SQLException {
    apply(remedy, connection);
  }

  /** Takes a carried-out remedy back. */
  void undo(Remedy remedy, Connection connection) throws SQLException;

  /** Refreshes the statistics that a carried-out remedy depends on; outside a transaction. */
  void refreshStatistics(Remedy remedy, Connection connection) throws SQLException;

  /** The bytes taken by what the remedy creates or drops, as long as it is there; else 0. */
  long bytes(Remedy remedy, Connection connection) throws SQLException;

  /** Everything a remedy can change, as it stands, one line each. */
  Set<String> definitions(Connection connection) throws SQLException;

  /**
   * Keeps what carrying a remedy out changes and {@link #undo} does not bring back; as the
   * superuser of a server of ours, at once before it is carried out.
   */
  default void remember(Remedy remedy, Connection superuser) throws SQLException {}

  /** Brings back what was kept, after a remedy was taken back; as the superuser. */
  default void restore(Remedy remedy, Connection superuser) throws SQLException {}

  /**
   * Whether what a remedy makes is there, as far as a catalogue shows.
   *
   * @param schema as it was read on that connection
   */
  default Sighting sighting(Remedy remedy, Schema schema, Connection connection)
      throws SQLException {
    return Sighting.NONE;
  }

  /** Lets the planner and writes take notice of what the remedy creates or drops. */
  void show(Remedy remedy, Connection connection) throws SQLException;

  /** Hides what the remedy creates or drops from the planner; writes still maintain it. */
  void hide(Remedy remedy, Connection connection) throws SQLException;

  /**
   * Lets nobody take notice of what the remedy creates or drops, as if it were not there. What is
   * written until it is shown again must be rolled back, and nothing tidied up meanwhile.
   */
  void forget(Remedy remedy, Connection connection) throws SQLException;

  /** Removes what rolled-back statements left in the tables; outside a transaction. */
  void tidy(Connection connection) throws SQLException;

  /** The statement that gives a setting another value until the transaction ends. */
  String inTransaction(String setting, String value);

  /** The value a setting has in this session. */
  String current(String setting, Connection connection) throws SQLException;
}
