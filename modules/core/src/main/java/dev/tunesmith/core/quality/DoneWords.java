package dev.tunesmith.core.quality;

import dev.tunesmith.core.skill.ContractItem;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The words by which a definition of done, or a rule, asks for a gate. They stand in no section of
 * checks, so they are more telling than those of a check; a rule against something asks for none.
 */
final class DoneWords {

  private static final Pattern AGAINST =
      Pattern.compile("(?i)^(?:never|do not|don't|avoid|no|not|without)\\b.*", Pattern.DOTALL);
  private static final Map<String, List<KeyPhrase>> BY_GATE =
      Map.of(
          "holds under load", KeyPhrase.all("load test", "realistic load", "load condition"),
          "changed plans measured again", KeyPhrase.all("regression"),
          "measured before and after",
              KeyPhrase.all("before after", "benchmark", "in numbers", "number compar"),
          "root cause shows in the plan", KeyPhrase.all("explain plan"),
          "side effects listed", KeyPhrase.all("side effect", "impact assess"));

  private DoneWords() {}

  static boolean ask(String gate, ContractItem item) {
    return BY_GATE.getOrDefault(gate, List.of()).stream().anyMatch(each -> each.isIn(item.text()))
        && !AGAINST.matcher(item.text()).matches();
  }
}
