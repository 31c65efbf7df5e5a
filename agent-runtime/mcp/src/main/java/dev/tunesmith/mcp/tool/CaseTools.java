package dev.tunesmith.mcp.tool;

import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Tool.Necessity;
import dev.tunesmith.core.tool.Tool.Parameter;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.mcp.session.RefusedCallException;
import dev.tunesmith.mcp.session.Sessions;
import dev.tunesmith.mcp.tool.HostTool.Effect;
import java.util.List;
import java.util.Optional;

/** Hands the cases of a session to the host's own model. */
final class CaseTools {
  private static final String CASE = "case";
  private static final String TOOL = "tool";
  private static final String ARGUMENTS = "arguments";
  private static final String ADVICE = "advice";
  private static final String GIVE_UP = "give_up";
  private static final List<String> PROPOSAL =
      List.of("root_cause", "remedies", "expected_gain", "evidence");

  private static final Tool.Type OBJECT = Tool.Type.structure("", List.of());

  private final Sessions sessions;

  CaseTools(Sessions sessions) {
    this.sessions = sessions;
  }

  HostTool next() {
    return new HostTool(
        new Tool(
            "case_next",
            "For sessions with mind=host: the case that waits for you, with your role, the facts"
                + " and its tools; with case: what it says to your last call.",
            List.of(Parameters.session(), Parameters.optional(CASE, "id of a case you work on"))),
        "Next case",
        Effect.ACTS,
        (arguments, client) ->
            HostAnswer.ofCase(
                sessions.nextCase(
                    text(arguments, Parameters.SESSION), arguments.text(CASE).orElse(""))));
  }

  HostTool tool() {
    return new HostTool(
        new Tool(
            "case_tool",
            "Calls one of the tools that case_next listed for the case. A trial answers with a"
                + " ticket; fetch its result with case_next.",
            List.of(
                Parameters.session(),
                Parameters.required(CASE, "id from case_next"),
                Parameters.required(TOOL, "its name"),
                Parameters.optional(ARGUMENTS, OBJECT, "as the case's list says"))),
        "Use a case's tool",
        Effect.ACTS,
        (arguments, client) ->
            answered(
                arguments,
                text(arguments, TOOL),
                arguments.structure(ARGUMENTS).orElse(Value.structure())));
  }

  HostTool propose() {
    return new HostTool(
        new Tool(
            "case_propose",
            "Ends your work on a case with a proposal, which is tried, measured and judged; or with"
                + " give_up.",
            List.of(
                Parameters.session(),
                Parameters.required(CASE, "id from case_next"),
                Parameters.optional("root_cause", "why the issue exists, in a sentence or two"),
                Parameters.optional(
                    "remedies",
                    Tool.Type.listOf(OBJECT),
                    "tried together; in the form that case_next lists under propose"),
                Parameters.optional(
                    "expected_gain", Tool.Type.NUMBER, "share of the time saved, 0 to 1"),
                new Parameter("evidence", Tool.Type.TEXTS, Necessity.OPTIONAL, "ids, as [\"E4\"]"),
                Parameters.optional(ADVICE, "what else should be done, in words"),
                Parameters.optional(GIVE_UP, "instead of all these: why nothing would help"))),
        "Propose",
        Effect.ACTS,
        (arguments, client) -> proposed(arguments));
  }

  private HostAnswer proposed(Structure arguments) {
    Optional<String> reason = arguments.text(GIVE_UP);
    if (reason.isPresent()) {
      return answered(
          arguments,
          GIVE_UP,
          withAdvice(arguments, Value.structure().with("reason", reason.get())));
    }
    Structure proposal = withAdvice(arguments, Value.structure());
    for (String field : PROPOSAL) {
      Value value = arguments.field(field).orElse(null);
      if (value == null) {
        throw new RefusedCallException(
            "arguments-wrong", field + " is missing", "give all of a proposal, or give_up");
      }
      proposal = proposal.with(field, value);
    }
    return answered(arguments, "propose", proposal);
  }

  private static Structure withAdvice(Structure arguments, Structure answer) {
    return arguments.text(ADVICE).map(words -> answer.with(ADVICE, words)).orElse(answer);
  }

  private HostAnswer answered(Structure arguments, String tool, Structure of) {
    return HostAnswer.ofCase(
        sessions.answerCase(text(arguments, Parameters.SESSION), text(arguments, CASE), tool, of));
  }

  private static String text(Structure arguments, String name) {
    return arguments.text(name).orElse("").strip();
  }
}
