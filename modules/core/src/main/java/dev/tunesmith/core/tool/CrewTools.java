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

  /** The names of both. */
  public static final Set<String> NAMES = Set.of(TRY_REMEDY, CONSULT_PEER);

  private CrewTools() {}

  /**
   * The tool that tries; its arguments are those of a proposal with one remedy.
   *
   * @param remedy the form in which one is written
   */
  public static Tool tryRemedy(Tool.Type remedy) {
    return new Tool(
        TRY_REMEDY,
        "Has a remedy judged, tried in the sandbox and measured at once. It counts as an attempt,"
            + " like a proposal. The answer is the verdict in figures, with what each gate that"
            + " refuses says; if none does, the remedy is accepted and your work is done.",
        List.of(
            new Parameter(
                "root_cause",
                Tool.Type.TEXT,
                Necessity.REQUIRED,
                "why the issue exists, in a sentence or two"),
            new Parameter(
                "remedy",
                remedy,
                Necessity.REQUIRED,
                "one remedy in the form in which it is proposed; several together are proposed"),
            new Parameter(
                "expected_gain",
                Tool.Type.NUMBER,
                Necessity.REQUIRED,
                "the share of the time you expect to save, 0 to 1"),
            new Parameter(
                "evidence",
                Tool.Type.TEXTS,
                Necessity.REQUIRED,
                "ids that speak for it, for example [\"E4\"]")));
  }

  /**
   * The tool that asks.
   *
   * @param peers who may be asked
   */
  public static Tool consultPeer(List<String> peers) {
    return new Tool(
        CONSULT_PEER,
        "Asks one colleague, who looks at the issue with tools that only read, for advice. Each may"
            + " be asked once: "
            + String.join(", ", peers)
            + ".",
        List.of(
            new Parameter("peer", Tool.Type.TEXT, Necessity.REQUIRED, "one of those names"),
            new Parameter(
                "question",
                Tool.Type.TEXT,
                Necessity.OPTIONAL,
                "what you want to know; the issue and its history are told without it")));
  }
}
