package dev.tunesmith.mcp.session;

import dev.tunesmith.agents.outside.OutsideMind.MindCall;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.engine.order.Decider.Choice;
import dev.tunesmith.json.ValueJson;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers what is asked of a session at work, in its worker. For several threads. */
final class SessionDesk {
  static final String CALL = "call";
  static final String STATUS = "status";
  static final String CANCEL = "cancel";
  static final String DECIDE = "decide";
  static final String CASE_NEXT = "case_next";
  static final String CASE_ANSWER = "case_answer";

  static final String CASE = "case";
  static final String TOOL = "tool";
  static final String ARGUMENTS = "arguments";

  static final String AFTER = "after";
  static final String ISSUE = "issue";
  static final String OPTION = "option";
  static final String NOTE = "note";

  static final String TEXT = "text";
  static final String ERROR = "error";
  static final String MESSAGE = "message";
  static final String ADVICE = "advice";

  /** How long a call waits for an answer at most. */
  private static final Duration PATIENCE = Duration.ofSeconds(7);

  /** What the worker is at. */
  enum Work {
    SESSION,
    DECISION
  }

  private final String session;
  private final Work work;
  private final SessionView view;
  private final DecisionDesk decisions;
  private final @Nullable CaseDesk cases;
  private final InstantSource clock;
  private final Runnable cancelling;

  /**
   * A desk.
   *
   * @param cases where cases wait for a host's model; null where another mind works them
   */
  SessionDesk(
      String session,
      Work work,
      SessionView view,
      DecisionDesk decisions,
      @Nullable CaseDesk cases,
      InstantSource clock,
      Runnable cancelling) {
    this.session = session;
    this.work = work;
    this.view = view;
    this.decisions = decisions;
    this.cases = cases;
    this.clock = clock;
    this.cancelling = cancelling;
  }

  /** The answer to a call; a refusal is an answer too. */
  Structure answer(Structure asked) {
    decisions.visited();
    try {
      return Value.structure().with(TEXT, told(asked));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Value.structure().with(TEXT, "the session is being stopped");
    } catch (RefusedCallException e) {
      return Value.structure()
          .with(ERROR, e.code())
          .with(MESSAGE, String.valueOf(e.getMessage()))
          .with(ADVICE, e.advice());
    }
  }

  private String told(Structure asked) throws InterruptedException {
    return switch (asked.text(CALL).orElse("")) {
      case STATUS -> status(asked.number(AFTER).orElse(0.0).longValue());
      case CANCEL -> cancelled();
      case DECIDE -> decided(asked);
      case CASE_NEXT -> nextCase(asked.text(CASE).orElse(""));
      case CASE_ANSWER -> answeredCase(asked);
      default ->
          throw new RefusedCallException("call-unknown", "nobody knows that call", "call another");
    };
  }

  private String status(long after) {
    return new SessionStatus(session, WorkerNote.RUNNING)
        .text(view, after, clock.instant(), hints());
  }

  private List<String> hints() {
    return cases != null && cases.waits()
        ? List.of("a case waits for you: call case_next with session=" + session)
        : List.of();
  }

  private String nextCase(String id) throws InterruptedException {
    CaseDesk desk = caseDesk();
    return id.isEmpty() ? desk.next(PATIENCE) : desk.next(id, PATIENCE);
  }

  private String answeredCase(Structure asked) throws InterruptedException {
    String arguments = ValueJson.write(asked.structure(ARGUMENTS).orElseGet(Value::structure));
    return caseDesk()
        .answer(
            asked.text(CASE).orElse(""),
            new MindCall(asked.text(TOOL).orElse(""), arguments),
            PATIENCE);
  }

  private CaseDesk caseDesk() {
    if (cases == null) {
      throw new RefusedCallException(
          "mind-is-another",
          "the cases of this session are not yours to work",
          "follow it with tuning_status; for cases, start one with mind=host");
    }
    cases.visited();
    return cases;
  }

  private String cancelled() {
    cancelling.run();
    return "session " + session + " is being stopped; what was found so far is kept";
  }

  private String decided(Structure asked) {
    IssueId issue = new IssueId(asked.text(ISSUE).orElse(""));
    String option = asked.text(OPTION).orElse("");
    if (work == Work.DECISION) {
      throw new RefusedCallException(
          "decision-under-way",
          "another decision about this session is being carried out",
          "call tuning_status until it has ended, then decide");
    }
    OpenQuestion question = view.look(state -> OpenQuestion.in(state, issue));
    question.refuseUnless(option);
    if (!decisions.leave(issue, new Choice(option, asked.text(NOTE).orElse("")))) {
      throw new RefusedCallException(
          "already-decided",
          issue + " was decided a moment ago",
          "call tuning_status for what comes of it");
    }
    return issue
        + ": "
        + option
        + " is noted; it is carried out, measured and judged once the crew is done\n"
        + "next: call tuning_status";
  }
}
