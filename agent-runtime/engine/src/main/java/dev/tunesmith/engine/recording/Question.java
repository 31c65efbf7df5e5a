package dev.tunesmith.engine.recording;

import dev.tunesmith.json.CoreJson;
import org.jspecify.annotations.Nullable;

/**
 * Something a session asks of the outside.
 *
 * @param lane whose question it is where that is not the asking thread's lane, or null
 * @param what the kind of question, in words of ours
 * @param arguments in their normal form: equal questions have equal texts
 */
public record Question(@Nullable String lane, String what, String arguments) {

  /** A question without arguments. */
  public static Question of(String what) {
    return new Question(null, what, "{}");
  }

  /** A question with arguments. */
  public static <R extends Record> Question of(String what, R arguments) {
    return new Question(null, what, CoreJson.write(arguments));
  }

  /** The same question in a lane of its own, since it does not matter who is first to ask it. */
  Question in(String ownLane) {
    return new Question(ownLane, what, arguments);
  }
}
