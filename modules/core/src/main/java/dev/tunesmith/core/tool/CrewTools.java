package dev.tunesmith.core.tool;

import dev.tunesmith.core.tool.Tool.Necessity;
import dev.tunesmith.core.tool.Tool.Parameter;
import java.util.List;
import java.util.Set;

/** Declares the tools by which an agent does more than read: it has a remedy tried, or asks. */
public final class CrewTools {

  /** Has a remedy judged and measured at once. */
  public static final String TRY_REMEDY = "try_remedy";

  /** Asks one colleague. */
  public static final String CONSULT_PEER = "consult_peer";

  /** Gives the issue to another skill. */
  public static final String HAND_OFF = "hand_off";

  /** Gives the issue to the next level. */
  public static final String ESCALATE = "escalate";

  /** The names of those that a skill file may grant. */
  public static final Set<String> NAMES = Set.of(TRY_REMEDY, CONSULT_PEER);

  /** The names of those that a skill has because it speaks of them, whatever it grants. */
  public static final Set<String> ENDING = Set.of(HAND_OFF, ESCALATE);

  private CrewTools() {}

  /**
   * The tool that tries; its arguments are those of a proposal with one remedy.
   *
   * @param remedy the form in which one is written
   */
  public static Tool tryRemedy(Tool.Type remedy) {
    return new Tool(
        TRY_REMEDY,
        "Has one remedy judged and measured at once, as an attempt: accepted, your work is done;"
            + " refused, you read why and go on while an attempt is left.",
        List.of(
            new Parameter("root_cause", Tool.Type.TEXT, Necessity.REQUIRED, ""),
            new Parameter("remedy", remedy, Necessity.REQUIRED, ""),
            new Parameter("expected_gain", Tool.Type.NUMBER, Necessity.REQUIRED, ""),
            new Parameter("evidence", Tool.Type.TEXTS, Necessity.REQUIRED, "")));
  }

  /**
   * The tool that gives an issue to another skill.
   *
   * @param skills who may be named
   */
  public static Tool handOff(List<String> skills) {
    return new Tool(
        HAND_OFF,
        "Ends your work: another skill makes the next attempt.",
        List.of(new Parameter("to", Tool.Type.oneOf(skills), Necessity.REQUIRED, ""), reason()));
  }

  /** The tool that gives an issue to the next level. */
  public static Tool escalate() {
    return new Tool(
        ESCALATE, "Ends your work: the issue goes to the next level.", List.of(reason()));
  }

  private static Parameter reason() {
    return new Parameter("reason", Tool.Type.TEXT, Necessity.REQUIRED, "");
  }

  /**
   * The tool that asks.
   *
   * @param peers who may be asked
   */
  public static Tool consultPeer(List<String> peers) {
    return new Tool(
        CONSULT_PEER,
        "Asks one colleague for advice, each once: " + String.join(", ", peers) + ".",
        List.of(
            new Parameter("peer", Tool.Type.TEXT, Necessity.REQUIRED, ""),
            new Parameter(
                "question",
                Tool.Type.TEXT,
                Necessity.OPTIONAL,
                "what else than the issue and its history tells")));
  }
}
