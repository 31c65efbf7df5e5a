package dev.tunesmith.agents.masking;

/** Whether string literals of statements, plans and conditions may reach a model. */
public enum Disclosure {
  WITHHELD,
  SHARED
}
