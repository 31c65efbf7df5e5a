package dev.tunesmith.core.quality;

/** The five layers of defence, the four precision checks and the patterns nobody may follow. */
public enum Layer {
  INPUT_VALIDATION("Input validation", "input validation", "layer 1"),
  HALLUCINATION_DETECTION("Hallucination detection", "hallucination", "layer 2"),
  KNOWLEDGE_BOUNDARY("Knowledge boundary", "knowledge boundary", "layer 3"),
  OUTPUT_VERIFICATION("Output verification", "output verification", "layer 4"),
  SAFETY_NETS("Safety nets", "safety net", "layer 5"),
  PROFILING_CHECK("Profiling verification", "profiling", "profiling"),
  INDEX_STRATEGY_CHECK("Index strategy verification", "index strategy", "index strategy"),
  LOAD_CHECK("Load testing verification", "load test", "load test"),
  CONSISTENCY_CHECK("Consistency verification", "consistency", "consistency"),
  FORBIDDEN_PATTERNS("Forbidden patterns", "forbid", "pattern");

  private final String title;
  private final String heading;
  private final String otherHeading;

  Layer(String title, String heading, String otherHeading) {
    this.title = title;
    this.heading = heading;
    this.otherHeading = otherHeading;
  }

  /** The layer's name for a person. */
  public String title() {
    return title;
  }

  /** Whether a skill file's heading means this layer. */
  boolean isHeadedBy(String section) {
    return KeyPhrase.all(heading, otherHeading).stream().anyMatch(phrase -> phrase.isIn(section));
  }
}
