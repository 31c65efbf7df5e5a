package dev.tunesmith.database.dialect;

/**
 * A database server and the database in it.
 *
 * @param product its name, for example {@code PostgreSQL}
 * @param version as it writes it, for example {@code 18.6}
 * @param database the database's name
 */
public record Server(String product, String version, String database) {

  @Override
  public String toString() {
    return product + " " + version;
  }
}
