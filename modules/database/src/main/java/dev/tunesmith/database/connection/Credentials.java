package dev.tunesmith.database.connection;

import org.jspecify.annotations.Nullable;

/** Who logs in. Prints itself without the password. */
public final class Credentials {

  private final String user;
  private final char @Nullable [] password;

  /** A user and the password, or null where the server asks for none; the array is copied. */
  public Credentials(String user, char @Nullable [] password) {
    this.user = user;
    this.password = password == null ? null : password.clone();
  }

  /** The user's name. */
  public String user() {
    return user;
  }

  @Nullable String secret() {
    return password == null ? null : new String(password);
  }

  @Override
  public String toString() {
    return user + (password == null ? " without a password" : " with a password");
  }
}
