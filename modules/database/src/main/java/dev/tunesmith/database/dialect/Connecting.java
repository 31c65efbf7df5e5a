package dev.tunesmith.database.dialect;

import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How a database of this kind is found and logged in to. */
public interface Connecting {

  /** Where one database is. */
  interface Address {

    /** The place and the database, without any secret. */
    String display();

    /** Fresh connections for that login; nothing passes from one to the next. */
    DataSource source(String user, @Nullable String password);
  }

  /** What its addresses begin with. */
  String scheme();

  /**
   * Reads an address that begins with the scheme.
   *
   * @throws dev.tunesmith.database.RefusedAddressException if it is anything but one database and
   *     what is known to be harmless; the message never repeats it
   */
  Address address(String url);

  /** What its servers call themselves. */
  String product();

  /** The oldest major version that will do. */
  int oldestMajor();

  /**
   * What a refused connection means, as the end of a sentence about the server; empty if unknown.
   */
  Optional<String> meaning(SQLException failure, String user);
}
