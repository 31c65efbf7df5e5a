package dev.tunesmith.testkit.model;

import java.util.List;

/** The mind of a scripted model. Called by several threads if several clients ask. */
@FunctionalInterface
public interface Script {

  /** What to do with a request. */
  Reply next(Dialogue dialogue);

  /** The same every time. */
  static Script always(Reply reply) {
    return dialogue -> reply;
  }

  /** One reply for each request in order; the last one ever after. */
  static Script inOrder(Reply... replies) {
    List<Reply> all = List.of(replies);
    return dialogue -> all.get(Math.min(dialogue.request(), all.size()) - 1);
  }

  /** The same mind, which also says that it is there when it is asked. */
  default Script ready() {
    return dialogue -> dialogue.isProbe() ? Dialogue.READY : next(dialogue);
  }

  /** The first requests fail, then this script begins. */
  default Script afterFailures(int failures, Reply failure) {
    return dialogue -> dialogue.request() <= failures ? failure : next(dialogue);
  }
}
