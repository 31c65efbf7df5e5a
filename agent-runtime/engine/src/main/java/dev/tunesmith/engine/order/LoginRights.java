package dev.tunesmith.engine.order;

/** What the login at the target may have rights to. */
public enum LoginRights {
  /** Whatever it has; rights beyond reading are named at the top of the results. */
  ANY,
  /** Reading alone: a session with any other login is refused before it begins. */
  READING_ALONE
}
