package dev.tunesmith.testkit.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a scripted server does with a request: an answer of its model, or a fault. */
public sealed interface Reply {

  /** The model speaks. */
  record Says(String text) implements Reply {}

  /** The model calls tools. */
  record Calls(List<Wanted> calls) implements Reply {
    public Calls {
      calls = List.copyOf(calls);
    }
  }

  /**
   * A call the model wants.
   *
   * @param arguments as text; OpenAI's protocol carries it as it is, broken or not
   */
  record Wanted(String tool, String arguments) {}

  /** The model says nothing. */
  record SaysNothing() implements Reply {}

  /** The model refuses. */
  record Refuses() implements Reply {}

  /** The provider's filter keeps the answer back. */
  record Filtered() implements Reply {}

  /** The answer reaches its maximal length in the middle of a call. */
  record IsCutOff(String tool, String beginning) implements Reply {}

  /** Another status than success. */
  record Fails(int status, Map<String, String> headers) implements Reply {
    public Fails {
      headers = Map.copyOf(headers);
    }
  }

  /** A success with a body that the protocol does not know. */
  record Sends(String contentType, String body) implements Reply {}

  /** Nothing comes back until the server is closed. */
  record Hangs() implements Reply {}

  /** The headers and half of the body come, then nothing until the server is closed. */
  record HangsInBody() implements Reply {}

  /** The connection ends in the middle of the body. */
  record BreaksOff() implements Reply {}

  /** The body is whole by its length, but its JSON ends in the middle. */
  record HalfJson() implements Reply {}

  /** One call. */
  static Reply call(String tool, String arguments) {
    return new Calls(List.of(new Wanted(tool, arguments)));
  }

  /** Several calls in one answer. */
  static Reply calls(Wanted... calls) {
    return new Calls(Arrays.asList(calls));
  }

  /** A status without further headers. */
  static Reply status(int status) {
    return new Fails(status, Map.of());
  }

  /** A status with a header. */
  static Reply status(int status, String header, String value) {
    return new Fails(status, Map.of(header, value));
  }

  /** A page for a browser, as a proxy may send it. */
  static Reply htmlPage() {
    return new Sends("text/html", "<!DOCTYPE html><html><body>Please log in.</body></html>");
  }
}
