package dev.tunesmith.core.quality;

/** The five layers of defence and the four precision checks. */
public enum Layer {
  INPUT_VALIDATION("Input validation"),
  HALLUCINATION_DETECTION("Hallucination detection"),
  KNOWLEDGE_BOUNDARY("Knowledge boundary"),
  OUTPUT_VERIFICATION("Output verification"),
  SAFETY_NETS("Safety nets"),
  PROFILING_CHECK("Profiling verification"),
  INDEX_STRATEGY_CHECK("Index strategy verification"),
  LOAD_CHECK("Load testing verification"),
  CONSISTENCY_CHECK("Consistency verification");

  private final String title;

  Layer(String title) {
    this.title = title;
  }

  /** The layer's name for a person. */
  public String title() {
    return title;
  }
}
