package dev.tunesmith.cli.session;

/** What becomes of an issue that needs a person's decision. */
enum DecideMode {
  ASK,
  DEFER,
  RECOMMENDED
}
