package dev.tunesmith.core.escalation;

import java.util.Arrays;
import java.util.Optional;

/** The levels an issue climbs, cheapest first. */
public enum Level {
  SELF_RECOVERY(1),
  PEER_CONSULTATION(2),
  STRATEGIC(3),
  USER_DECISION(4);

  private final int number;

  Level(int number) {
    this.number = number;
  }

  /** 1 to 4. */
  public int number() {
    return number;
  }

  /** The level of that number, 1 to 4. */
  public static Optional<Level> numbered(int number) {
    return Arrays.stream(values()).filter(level -> level.number == number).findFirst();
  }

  /** The next level up; the last one stays. */
  public Level up() {
    return numbered(number + 1).orElse(this);
  }
}
