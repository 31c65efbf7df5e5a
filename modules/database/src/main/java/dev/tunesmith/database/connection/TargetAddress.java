package dev.tunesmith.database.connection;

import dev.tunesmith.database.dialect.Connecting.Address;
import dev.tunesmith.database.dialect.Dialect;
import javax.sql.DataSource;

/** The address of a database, and with it the kind of database, by what the address begins with. */
public final class TargetAddress {

  private final Dialect dialect;
  private final Address address;

  private TargetAddress(Dialect dialect, Address address) {
    this.dialect = dialect;
    this.address = address;
  }

  /**
   * Reads a JDBC URL.
   *
   * @throws dev.tunesmith.database.RefusedAddressException if it names no database of a kind that
   *     is known, or more than a place; the message never repeats the URL
   */
  public static TargetAddress parse(String url) {
    return parse(url, Dialects.KNOWN);
  }

  static TargetAddress parse(String url, Dialects dialects) {
    Dialect dialect = dialects.of(url.strip());
    return new TargetAddress(dialect, dialect.connecting().address(url.strip()));
  }

  Dialect dialect() {
    return dialect;
  }

  DataSource source(Credentials credentials) {
    return address.source(credentials.user(), credentials.secret());
  }

  /** Where it is, without any secret. */
  public String display() {
    return address.display();
  }

  @Override
  public String toString() {
    return display();
  }
}
