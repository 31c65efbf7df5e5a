package dev.tunesmith.engine.order;

import dev.tunesmith.agents.masking.Redaction;
import dev.tunesmith.core.session.Commission;
import java.util.List;

/** What a person wrote, without the secrets that somebody pasted into it. */
final class DiscreetWords {

  private static final int MOST = 20_000;

  private DiscreetWords() {}

  static Commission of(Commission written) {
    return new Commission(
        of(written.goal()),
        of(written.acceptance()),
        of(written.constraints()),
        of(written.assumptions()),
        of(written.qualities()));
  }

  private static List<String> of(List<String> texts) {
    return texts.stream().map(DiscreetWords::of).toList();
  }

  private static String of(String text) {
    return Redaction.ofWords(text, MOST);
  }
}
