package dev.tunesmith.mcp.session;

import dev.tunesmith.agents.outside.OutsideMind.MindTurn;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.text.HiddenCharacters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a host's model is told of a case. */
final class CaseWords implements Answer.Cases<String> {
  /** What is left of an answer's length once the frame around it is counted. */
  private static final int MOST = 17_000;

  /** The end of the first message binds every mind, and names the delimiters of data. */
  private static final int BINDING = 4_500;

  private static final String HOW =
      """
      You work this case as the member of the crew below. Call its tools with case_tool, and end \
      with case_propose (its propose and give_up). Nothing else reaches anybody.
      """;

  private CaseWords() {}

  /** What it says now, with what it said first where the reader may not know it. */
  static String telling(HandedCase handed, MindTurn turn, Reader reader) {
    Optional<MindTurn> opening = handed.opening().filter(each -> reader == Reader.NEW);
    boolean isFirst = opening.isPresent() || !turn.tools().isEmpty();
    String told =
        isFirst
            ? HOW + "\n" + opened(opening.orElse(turn), opening.isPresent() ? turn : null)
            : String.join("\n", turn.told());
    return "case: "
        + handed.id()
        + " ("
        + handed.headline()
        + ")\n"
        + told
        + "\nnext: case_tool or case_propose with case="
        + handed.id();
  }

  /** Whether who reads has followed the talk. */
  enum Reader {
    KNOWING,
    NEW
  }

  private static String opened(MindTurn first, @Nullable MindTurn latest) {
    String later =
        latest == null
            ? ""
            : "\n\n(answers in between are left out; the latest:)\n"
                + String.join("\n", latest.told());
    String tools = "\n\nTools:\n" + String.join("\n", first.tools());
    String rest = String.join("\n\n", first.told().subList(1, first.told().size())) + tools + later;
    return withoutItsMiddle(first.told().get(0), Math.max(BINDING, MOST - rest.length()))
        + "\n\n"
        + rest;
  }

  private static String withoutItsMiddle(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = text.length() - BINDING + 200;
    return HiddenCharacters.cut(text.substring(0, end), Math.max(200, most - BINDING))
        + "\n[left out here; skills do=show has all of it]\n"
        + text.substring(end);
  }

  /** That a call is still being worked on. */
  static String working(HandedCase handed) {
    return "case: "
        + handed.id()
        + "\nyour call is being worked on; a trial can take minutes, which is no time of yours\n"
        + "next: case_next with case="
        + handed.id();
  }

  /** How a case went out of the mind's hands. */
  static String ended(HandedCase handed, Answer end) {
    return "case: "
        + handed.id()
        + " is out of your hands: "
        + HiddenCharacters.onOneLine(end.match(new CaseWords()))
        + "\nnext: case_next for another case; tuning_status tells what comes of this one";
  }

  @Override
  public String of(Answer.Proposed proposed) {
    return "the proposal is taken; it is tried, measured and judged now";
  }

  @Override
  public String of(Answer.Tried tried) {
    return "what was tried settled it, or used its last attempt up";
  }

  @Override
  public String of(Answer.GaveUp gaveUp) {
    return "your word is noted";
  }

  @Override
  public String of(Answer.Invalid invalid) {
    return "the attempt is over (" + invalid.code() + "): " + invalid.reason();
  }

  @Override
  public String of(Answer.Unavailable unavailable) {
    return "its time is over; the built-in playbook has it now";
  }

  @Override
  public String of(Answer.OutOfTime late) {
    return "its time is over";
  }

  @Override
  public String of(Answer.BudgetSpent spent) {
    return "a budget is spent: " + spent.detail();
  }

  @Override
  public String of(Answer.Cancelled cancelled) {
    return "the session is being stopped";
  }
}
