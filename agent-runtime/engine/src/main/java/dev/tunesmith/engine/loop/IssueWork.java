package dev.tunesmith.engine.loop;

import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.BudgetKind;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.escalation.Ladder;
import dev.tunesmith.core.escalation.LadderEvent;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.LevelRule;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.session.FurtherIssue;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.tool.CrewTools;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.database.ConnectionLostException;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.skills.GrantableTools;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Makes one attempt at an issue: an agent answers, a proposal is judged, the ladder moves. */
final class IssueWork {

  private final Journal journal;
  private final Workbench bench;
  private final SessionLoop.Agents agents;
  private final ProposalReview review;
  private final BooleanSupplier goesOn;
  private final Experience experience;
  private final Set<IssueId> givenToFallback = new HashSet<>();

  /**
   * Work on issues.
   *
   * @param goesOn whether another attempt may still begin in this session
   * @param experience what earlier sessions learned
   */
  IssueWork(
      Journal journal,
      Workbench bench,
      SessionLoop.Agents agents,
      ProposalReview review,
      BooleanSupplier goesOn,
      Experience experience) {
    this.experience = experience;
    this.journal = journal;
    this.bench = bench;
    this.agents = agents;
    this.review = review;
    this.goesOn = goesOn;
  }

  void attempt(IssueFile file) {
    Optional<Experience.Pupil> pupil = experience.before(file);
    tryOnce(file);
    pupil.ifPresent(each -> experience.after(each, file.issue().id()));
  }

  /** Once nothing is changed any more. */
  void seeWhatStood() {
    experience.close();
  }

  private void tryOnce(IssueFile file) {
    Ladder ladder = ladderOf(file);
    Case task = caseOf(file, ladder);
    Agent worker = agentFor(file.issue().id(), task.worker());
    journal.append(
        new SessionEvent.AttemptStarted(
            file.issue().id(),
            task.remit().level(),
            task.remit().attempt(),
            task.worker().id(),
            worker.name()));
    Optional<Answer> absent = worker.attend(task);
    WorkingTime time = new WorkingTime(bench.clock());
    TryRemedyTool trying =
        new TryRemedyTool(
            journal,
            bench,
            review,
            ladder,
            new TryRemedyTool.Turn(task, worker.name(), time),
            goesOn);
    LeavingTools leaving =
        new LeavingTools(
            journal,
            bench.crew(),
            task,
            journal.state().issue(file.issue().id()).orElseThrow(),
            trying::worked);
    Toolbox tools = time.notCounting(toolsFor(file, task, ladder, List.of(trying, leaving)));
    Answer answer = absent.orElseGet(() -> worker.work(task, tools));
    LadderEvent event =
        trying
            .outcome()
            .or(leaving::outcome)
            .orElseGet(() -> whatFollows(task, answer, time, trying.worked()));
    move(file.issue().id(), ladder, event);
  }

  /**
   * Puts a proposal that was refused to the gates once more, as it was made; nothing comes of it if
   * it is refused again.
   *
   * @return whether it passed
   */
  boolean retry(IssueFile file, IssueFile.Attempt refused) {
    Proposal proposal = refused.proposal();
    if (proposal == null || !goesOn.getAsBoolean()) {
      return false;
    }
    IssueId issue = file.issue().id();
    Ladder ladder = ladderOf(file);
    Case task = caseOf(refused, file);
    journal.append(
        new SessionEvent.AttemptStarted(
            issue, refused.level(), refused.number(), refused.worker(), refused.agent()));
    journal.append(new SessionEvent.ProposalMade(issue, proposal));
    LadderEvent event = review.judge(task, proposal, Duration.ZERO);
    boolean isAccepted = event instanceof LadderEvent.AttemptAccepted;
    if (isAccepted) {
      move(issue, ladder, event);
    }
    return isAccepted;
  }

  /** Ends the attempt that is under way: the session's time is up. */
  void breakOff() {
    review.takeBackWhatIsTried();
    breakOff("time-gone", "the session's time was up while this was worked on");
    journal.append(
        new SessionEvent.BudgetEnded(BudgetKind.WALL_CLOCK, "what was under way was broken off"));
  }

  /** Ends the attempt that is under way: its sandbox is gone, and what was tried with it. */
  void breakOff(ConnectionLostException loss) {
    review.forgetWhatIsTried();
    breakOff("sandbox-lost", String.valueOf(loss.getMessage()));
  }

  private void breakOff(String code, String words) {
    journal.state().issues().stream()
        .filter(IssueWork::isAtWork)
        .forEach(file -> breakOff(file, code, words));
  }

  private void breakOff(IssueFile file, String code, String words) {
    IssueId issue = file.issue().id();
    journal.append(
        lastAttempt(file).proposal() == null
            ? new SessionEvent.NoProposal(issue, code, words)
            : new SessionEvent.TrialBroken(issue, words));
  }

  private static boolean isAtWork(IssueFile file) {
    return !file.attempts().isEmpty()
        && lastAttempt(file).problem() == null
        && lastAttempt(file).reports().isEmpty();
  }

  private static IssueFile.Attempt lastAttempt(IssueFile file) {
    return file.attempts().get(file.attempts().size() - 1);
  }

  private Toolbox toolsFor(IssueFile file, Case task, Ladder ladder, List<Toolbox> acting) {
    IssueId id = file.issue().id();
    ConsultPeerTool consulting =
        new ConsultPeerTool(
            journal,
            bench,
            task,
            ownerOf(file),
            peer -> caseFor(journal.state().issue(id).orElseThrow(), ladder, peer),
            peer -> agentFor(id, peer));
    Set<String> granted = new HashSet<>(GrantableTools.of(task.worker()));
    granted.addAll(CrewTools.ENDING);
    return new JoinedTools(
        bench.toolbox(task, journal.state(), journal::append),
        Stream.concat(acting.stream(), Stream.of(consulting))
            .<Toolbox>map(each -> new LoggedToolbox(each, id, journal::append))
            .toList(),
        granted);
  }

  private Agent agentFor(IssueId issue, Skill worker) {
    return givenToFallback.contains(issue) ? agents.fallback() : agents.first().apply(worker);
  }

  Ladder ladderOf(IssueFile file) {
    return new Ladder(bench.crew().protocolOf(ownerOf(file)));
  }

  static SkillId ownerOf(IssueFile file) {
    return file.assignment() == null ? SkillId.ORCHESTRATOR : file.assignment().owner();
  }

  private Case caseOf(IssueFile file, Ladder ladder) {
    Level level = file.standing().level();
    SkillId worker =
        bench
            .crew()
            .workerAt(ownerOf(file), level)
            .orElseThrow(() -> new IllegalStateException("nobody works at " + level));
    return caseFor(file, ladder, worker);
  }

  /** An issue as it was worked in an attempt; a person may choose any remedy. */
  Case caseOf(IssueFile.Attempt attempt, IssueFile file) {
    Case task = caseAt(attempt.level(), file, ladderOf(file), attempt.worker());
    return attempt.level() == Level.USER_DECISION
        ? task.allowing(RemedyKinds.BUILT_IN.all())
        : task;
  }

  /** An issue as its owner would work it first. */
  Case caseOfOwner(IssueFile file) {
    return caseAt(Level.SELF_RECOVERY, file, ladderOf(file), ownerOf(file));
  }

  private Case caseFor(IssueFile file, Ladder ladder, SkillId worker) {
    return caseAt(file.standing().level(), file, ladder, worker);
  }

  private Case caseAt(Level level, IssueFile file, Ladder ladder, SkillId worker) {
    Standing standing = file.standing();
    LevelRule rule = ladder.protocol().rule(level);
    Skill skill = bench.crew().agent(worker).orElseThrow();
    return new Case(
        file.issue(),
        bench.queryOf(file.issue(), journal.state()),
        skill,
        new Case.Remit(
            level,
            standing.attempts() + 1,
            bench.crew().kindsFor(worker, ownerOf(file), level),
            bench.forbiddenTo(worker, ownerOf(file)),
            rule.workingTime().minus(standing.worked())),
        joined(experience.attempts(file.issue().id()), EarlierAttempts.of(file.attempts())),
        joined(experience.guidance(file.issue().id()), file.guidance()));
  }

  private static <T> List<T> joined(List<T> first, List<T> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  /** What follows an answer; what is said after the agent's time is not heard, whoever it is. */
  private LadderEvent whatFollows(Case task, Answer answer, WorkingTime time, Duration worked) {
    AnswerTaken taken =
        new AnswerTaken(
            journal, review, task, worked, () -> givenToFallback.add(task.issue().id()));
    boolean isLate = time.spent().compareTo(task.remit().time()) > 0;
    if (!isLate) {
      answer.advice().ifPresent(words -> advise(task, words));
    }
    return isLate && answer.speaks() ? taken.of(new Answer.OutOfTime()) : answer.match(taken);
  }

  /** What a worker says beside its answer is heard like a peer: by whoever comes next. */
  private void advise(Case task, String words) {
    Guidance guidance = new Guidance(task.worker().id(), words, List.of(), List.of());
    journal.append(new SessionEvent.PeerAdvised(task.issue().id(), guidance));
  }

  /** Moves an issue as its ladder says, and sees to what a new level needs. */
  void move(IssueId id, Ladder ladder, LadderEvent event) {
    IssueFile before = journal.state().issue(id).orElseThrow();
    Standing from = before.standing();
    Standing to = asksForNothingMore(before, ladder.next(from, event), ladder);
    if (to.equals(from)) {
      return;
    }
    journal.append(new SessionEvent.StandingChanged(id, from, to));
    if (to.level() != from.level()) {
      arrive(journal.state().issue(id).orElseThrow(), ladder, to);
    }
  }

  /**
   * What was made faster and has no target to meet is worth no strategic remedy, and no question.
   */
  private Standing asksForNothingMore(IssueFile before, Standing to, Ladder ladder) {
    boolean isEnough =
        to.level().compareTo(Level.PEER_CONSULTATION) > 0
            && before.standing().isWorking()
            && before.issue().target() == null
            && FurtherIssue.isOne(before, journal.state());
    String summary = "what was accepted before stands, and nothing better was found: " + to.why();
    return isEnough
        ? ladder.next(before.standing(), new LadderEvent.SettledByAnother(summary))
        : to;
  }

  /** Moves an issue that another one's remedy settled. */
  void settle(IssueFile file, String summary) {
    move(file.issue().id(), ladderOf(file), new LadderEvent.SettledByAnother(summary));
  }

  private void arrive(IssueFile file, Ladder ladder, Standing standing) {
    Level level = standing.level();
    journal.append(
        new SessionEvent.Escalated(
            EscalationNotes.write(
                file,
                bench.queryOf(file.issue(), journal.state()),
                level,
                ladder.protocol().rule(level).whom(),
                standing.why())));
    seeToWhatALevelNeeds(file, ladder, standing);
  }

  private void seeToWhatALevelNeeds(IssueFile file, Ladder ladder, Standing standing) {
    if (standing.level() == Level.PEER_CONSULTATION) {
      new Consultation(journal, bench, peer -> agentFor(file.issue().id(), peer))
          .about(file, (asked, peer) -> caseFor(asked, ladder, peer));
    }
    if (standing.phase() == Standing.Phase.AWAITING_DECISION) {
      journal.append(DecisionOptions.of(file));
    }
  }

  /** Sees to what a level needs where the session broke off on the way to it. */
  void arriveWhereCutOff(IssueFile file) {
    Standing standing = file.standing();
    if (standing.hasEnded() || standing.level() == Level.SELF_RECOVERY) {
      return;
    }
    boolean isNoted = file.notes().stream().anyMatch(note -> note.to() == standing.level());
    boolean isTried = file.attempts().stream().anyMatch(at -> at.level() == standing.level());
    boolean isAdvised =
        file.guidance().stream()
            .anyMatch(
                said -> file.attempts().stream().noneMatch(at -> at.worker().equals(said.from())));
    if (!isNoted) {
      arrive(file, ladderOf(file), standing);
    } else if (standing.level() == Level.USER_DECISION
        ? file.decision() == null
        : !isTried && !isAdvised) {
      seeToWhatALevelNeeds(file, ladderOf(file), standing);
    }
  }
}
