package dev.tunesmith.proof.rewrite;

import java.util.function.UnaryOperator;

/**
 * Two statements that can be compared where the ones they stand for cannot: the same rule leads
 * from one to the other.
 *
 * @param kind why the pair itself cannot be compared on small databases
 */
public record Tie(String before, String after, Kind kind) {

  /** Why a pair cannot be compared as it is. */
  public enum Kind {
    OPEN_CHOICE(
        "Which of several rows of one rank is taken is as open as before; compared were both with a"
            + " key at the end of the order."),
    FAR_PAGE("Both were compared on small databases with fewer rows skipped."),
    OPEN_FAR_PAGE(OPEN_CHOICE.condition + " " + FAR_PAGE.condition);

    private final String condition;

    Kind(String condition) {
      this.condition = condition;
    }

    /** What a person is to know of it. */
    public String condition() {
      return condition;
    }

    /** Whether small databases cannot tell anything of the pair itself. */
    public boolean isFar() {
      return this != OPEN_CHOICE;
    }

    /** Whether the pair itself answers the same on any data. */
    public boolean isFixed() {
      return this == FAR_PAGE;
    }
  }

  /** The same pair inside statements. */
  Tie within(UnaryOperator<String> statement) {
    return new Tie(statement.apply(before), statement.apply(after), kind);
  }

  /** Both with a key at the end of their order. */
  static Tie ofChoice(String before, String after) {
    return new Tie(before, after, Kind.OPEN_CHOICE);
  }

  /** Both with few rows skipped. */
  static Tie ofFarPage(String before, String after) {
    return new Tie(before, after, Kind.FAR_PAGE);
  }

  /** Both with few rows skipped and a key at the end of their order. */
  static Tie ofOpenFarPage(String before, String after) {
    return new Tie(before, after, Kind.OPEN_FAR_PAGE);
  }
}
