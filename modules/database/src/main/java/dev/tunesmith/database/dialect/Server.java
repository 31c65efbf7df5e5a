package dev.tunesmith.database.dialect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A database server and the database in it.
 *
 * @param product its name, for example {@code PostgreSQL}
 * @param version as it writes it, for example {@code 18.6}
 * @param database the database's name
 */
public record Server(String product, String version, String database) {

  private static final Pattern FIRST_NUMBER = Pattern.compile("[0-9]{1,6}");

  /** The first number of its version; 0 where it begins with none. */
  public int major() {
    Matcher digits = FIRST_NUMBER.matcher(version);
    return digits.lookingAt() ? Integer.parseInt(digits.group()) : 0;
  }

  @Override
  public String toString() {
    return product + " " + version;
  }
}
