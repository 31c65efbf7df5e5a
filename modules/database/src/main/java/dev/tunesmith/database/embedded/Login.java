package dev.tunesmith.database.embedded;

/** The logins without rights beyond a database's own objects. */
public enum Login {
  /** Owns whatever is copied, and loads, alters, checks and indexes it. */
  OWNER("tunesmith_owner"),
  /** Asks and writes rows as an application does; owns nothing. */
  CLIENT("tunesmith_client");

  private final String role;

  Login(String role) {
    this.role = role;
  }

  /** Its name on the server. */
  public String role() {
    return role;
  }
}
