package dev.tunesmith.cli.progress;

import dev.tunesmith.core.session.LedgerEntry;

/** Keeps silent. */
final class NoProgress implements Progress {

  @Override
  public void onEntry(LedgerEntry entry) {}

  @Override
  public void say(String text) {}

  @Override
  public void close() {}
}
