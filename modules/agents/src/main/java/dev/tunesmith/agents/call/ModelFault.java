package dev.tunesmith.agents.call;

/** Why a model did not answer. */
public enum ModelFault {
  KEY_REFUSED("key-refused", 0, "the server refuses the key; check it and what it may use"),
  MODEL_UNKNOWN(
      "model-unknown", 0, "the server knows no such model; check the name and the base URL"),
  REQUEST_REFUSED("request-refused", 0, "the server does not accept the request"),
  QUOTA_GONE("quota-gone", 0, "the account's quota is used up"),
  RATE_LIMITED("rate-limited", ModelFault.WHILE_PATIENT, "the server limits the rate of requests"),
  OVERLOADED("overloaded", ModelFault.WHILE_PATIENT, "the server is overloaded"),
  SERVER_FAILED("server-failed", ModelFault.WHILE_PATIENT, "the server failed"),
  UNREACHABLE("unreachable", ModelFault.WHILE_PATIENT, "the server cannot be reached"),
  NOT_CONNECTED("unreachable", ModelFault.WHILE_PATIENT, "the server cannot be reached"),
  NO_ANSWER("no-answer", 1, "the server did not answer in time"),
  UNREADABLE("answer-unreadable", 2, "what came back is no answer of a model's server"),
  CLIENT_FAILED("client-failed", 0, "the model's client failed");

  private static final int WHILE_PATIENT = Integer.MAX_VALUE;

  private final String code;
  private final int retries;
  private final String sentence;

  ModelFault(String code, int retries, String sentence) {
    this.code = code;
    this.retries = retries;
    this.sentence = sentence;
  }

  /** Stable, for the ledger. */
  String code() {
    return code;
  }

  /** Whether it may be asked again after so many failures of any sort. */
  boolean allowsRetryAfter(int failures) {
    return failures <= retries;
  }

  /** Whether the server may have worked, and charge for it. */
  boolean mayHaveCost() {
    return switch (this) {
      case KEY_REFUSED,
          MODEL_UNKNOWN,
          REQUEST_REFUSED,
          QUOTA_GONE,
          RATE_LIMITED,
          OVERLOADED,
          SERVER_FAILED,
          NOT_CONNECTED ->
          false;
      case UNREACHABLE, NO_ANSWER, UNREADABLE, CLIENT_FAILED -> true;
    };
  }

  /** For a person; never a word of what the server said, which may repeat a key. */
  String sentence() {
    return sentence;
  }
}
