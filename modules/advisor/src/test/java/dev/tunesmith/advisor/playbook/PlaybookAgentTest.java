package dev.tunesmith.advisor.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.indexes.Tables;
import dev.tunesmith.advisor.tools.AdviceForm;
import dev.tunesmith.advisor.tools.AdvisorTools;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.remedy.RoleSetting;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.skill.Contract;
import dev.tunesmith.core.skill.ForbiddenRule;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillBody;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.skill.SkillSource;
import dev.tunesmith.core.skill.ToolGrant;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaybookAgentTest {

  private static final TableName ITEMS = new TableName("shop", "items");
  private static final Schema SCHEMA = schema();
  private static final Advice BEST = advice(Tables.shape("customer_id"), 100);
  private static final Advice SECOND = advice(Tables.shape("email"), 300);
  private static final Advice ELSEWHERE =
      advice(IndexShape.btree(ITEMS, List.of(IndexKey.column("id"))), 400);
  private static final Skill SKILL =
      new Skill(
          new Skill.Identity(new SkillId("worker"), "worker", List.of(), ""),
          new Skill.Declaration(List.of(), List.of(), List.of(), null, ToolGrant.UNDECLARED),
          new SkillSource(SkillSource.Origin.BUILT_IN, "worker.md", 0),
          new SaysNothing());

  private final PlaybookAgent agent = new PlaybookAgent(() -> SCHEMA);

  @Test
  void the_best_advice_is_proposed_with_cause_gain_and_evidence() {
    Proposal proposal = proposed(atLevel(Level.SELF_RECOVERY), new Answers(BEST, SECOND));

    assertThat(proposal.remedies()).containsExactly(BEST.remedy());
    assertThat(proposal.rootCause()).isEqualTo("Too many rows are read. Why not.");
    assertThat(proposal.expectedGain()).isEqualTo(0.9);
    assertThat(proposal.evidence())
        .containsExactly(EvidenceId.of(11), EvidenceId.of(14), EvidenceId.of(12), EvidenceId.of(9));
  }

  @Test
  void what_was_tried_under_any_name_is_not_proposed_again() {
    Remedy renamed = new CreateIndex("other_name", Tables.shape("customer_id"));

    assertThat(proposed(after(Level.SELF_RECOVERY, renamed), new Answers(BEST, SECOND)).remedies())
        .containsExactly(SECOND.remedy());
  }

  @Test
  void it_gives_up_when_nothing_is_left() {
    Answer answer = agent.work(after(Level.SELF_RECOVERY, BEST.remedy()), new Answers(BEST));

    assertThat(answer)
        .isEqualTo(new Answer.GaveUp("no advice is left for q after 1 earlier attempts"));
  }

  @Test
  void advice_of_a_kind_that_is_not_allowed_is_not_proposed() {
    Case task = task(Level.SELF_RECOVERY, Set.of(RemedyKind.DROP_INDEX), List.of());

    assertThat(agent.work(task, new Answers(BEST))).isInstanceOf(Answer.GaveUp.class);
  }

  @Test
  void what_the_crew_forbids_is_neither_proposed_nor_suggested_and_named_where_nothing_is_left() {
    Case btree = forbidding(new ForbiddenRule(RemedyKind.CREATE_INDEX, "btree", 7));
    Case gin = forbidding(new ForbiddenRule(RemedyKind.CREATE_INDEX, "gin", 7));

    assertThat(agent.work(btree, new Answers(BEST)))
        .isEqualTo(
            new Answer.GaveUp(
                "the advisor knows no remedy for q; the crew forbids create_index by btree"));
    assertThat(agent.advise(btree, new Answers(BEST))).isEmpty();
    assertThat(proposed(gin, new Answers(BEST)).remedies()).containsExactly(BEST.remedy());
  }

  private static Case forbidding(ForbiddenRule rule) {
    Set<RemedyKind> kinds = Set.of(RemedyKind.CREATE_INDEX);
    Case task = task(Level.SELF_RECOVERY, kinds, List.of());
    return new Case(
        task.issue(),
        task.query(),
        task.worker(),
        new Case.Remit(Level.SELF_RECOVERY, 1, kinds, List.of(rule), task.remit().time()),
        List.of(),
        List.of());
  }

  @Test
  void after_a_failure_level_two_combines_indexes_on_two_tables() {
    Case task = after(Level.PEER_CONSULTATION, SECOND.remedy());

    assertThat(proposed(task, new Answers(BEST, ELSEWHERE)).remedies())
        .containsExactly(BEST.remedy(), ELSEWHERE.remedy());
  }

  @Test
  void what_failed_alone_may_join_what_is_left_on_another_table() {
    Case task = after(Level.PEER_CONSULTATION, BEST.remedy());

    assertThat(proposed(task, new Answers(ELSEWHERE)).remedies())
        .containsExactly(ELSEWHERE.remedy(), BEST.remedy());
  }

  @Test
  void level_one_never_combines() {
    Case task =
        task(
            Level.SELF_RECOVERY,
            Set.of(RemedyKind.CREATE_INDEX),
            List.of(
                new Case.EarlierAttempt(
                    Level.SELF_RECOVERY,
                    "cause",
                    List.of(SECOND.remedy()),
                    "too slow",
                    Case.Repeat.POINTLESS)));

    assertThat(proposed(task, new Answers(BEST, ELSEWHERE)).remedies()).hasSize(1);
  }

  @Test
  void a_refused_fact_does_not_stop_it() {
    Answers answers = new Answers(BEST).refusing(AdvisorTools.PLAN_OF_STATEMENT);

    assertThat(proposed(atLevel(Level.SELF_RECOVERY), answers).remedies())
        .containsExactly(BEST.remedy());
  }

  @Test
  void a_refused_advisor_ends_the_work() {
    Answers answers = new Answers(BEST).refusing(AdvisorTools.ASK_ADVISOR);

    assertThat(agent.work(atLevel(Level.SELF_RECOVERY), answers))
        .isEqualTo(new Answer.GaveUp("the advisor may not be asked: not granted"));
  }

  @Test
  void an_interrupt_ends_the_work_and_stays_set() {
    Thread.currentThread().interrupt();

    Answer answer = agent.work(atLevel(Level.SELF_RECOVERY), new Answers(BEST));

    assertThat(answer).isEqualTo(new Answer.Cancelled());
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void what_a_peer_suggests_goes_first_and_its_evidence_is_cited() {
    Guidance guidance =
        new Guidance(
            new SkillId("peer"), "Why not.", List.of(SECOND.remedy()), List.of(EvidenceId.of(77)));

    Proposal proposal =
        proposed(guidedBy(guidance, RemedyKind.CREATE_INDEX), new Answers(BEST, SECOND));

    assertThat(proposal.remedies()).containsExactly(SECOND.remedy());
    assertThat(proposal.evidence()).contains(EvidenceId.of(77));
  }

  @Test
  void a_setting_is_tried_only_where_a_peer_who_knows_suggests_it() {
    Remedy memory = new RoleSetting("shop", "work_mem", "16MB", null);
    Answers tools = new Answers(new Advice(memory, 1_000, 100, 0, "It spills."));
    Guidance silent = new Guidance(new SkillId("peer"), "No idea.", List.of(), List.of());
    Guidance knowing = new Guidance(new SkillId("peer"), "Memory.", List.of(memory), List.of());

    assertThat(agent.work(guidedBy(silent, RemedyKind.SESSION_SETTING), tools))
        .isInstanceOf(Answer.GaveUp.class);
    assertThat(proposed(guidedBy(knowing, RemedyKind.SESSION_SETTING), tools).remedies())
        .containsExactly(memory);
  }

  @Test
  void advice_about_what_is_gone_is_invalid() {
    Advice gone = advice(IndexShape.btree(new TableName("no", "such"), keys("a")), 1);

    assertThat(agent.work(atLevel(Level.SELF_RECOVERY), new Answers(gone)))
        .isInstanceOf(Answer.Invalid.class);
  }

  private Proposal proposed(Case task, Toolbox tools) {
    Answer answer = agent.work(task, tools);
    assertThat(answer).isInstanceOf(Answer.Proposed.class);
    return ((Answer.Proposed) answer).proposal();
  }

  private static Case atLevel(Level level) {
    return task(level, Set.of(RemedyKind.CREATE_INDEX, RemedyKind.COMBINATION), List.of());
  }

  private static Case after(Level level, Remedy failed) {
    return task(
        level,
        Set.of(RemedyKind.CREATE_INDEX, RemedyKind.COMBINATION),
        List.of(
            new Case.EarlierAttempt(
                Level.SELF_RECOVERY, "cause", List.of(failed), "no gain", Case.Repeat.POINTLESS)));
  }

  private static Case guidedBy(Guidance guidance, RemedyKind allowed) {
    Case task = task(Level.PEER_CONSULTATION, Set.of(allowed), List.of());
    return new Case(task.issue(), task.query(), SKILL, task.remit(), List.of(), List.of(guidance));
  }

  private static Case task(
      Level level, Set<RemedyKind> allowed, List<Case.EarlierAttempt> earlier) {
    QueryName name = new QueryName("q");
    Issue issue =
        new Issue(
            IssueId.of(1),
            IssueKind.SLOW_QUERY,
            new Issue.Subject.OfQuery(name),
            0.4,
            List.of(new Symptom("Too many rows are read.", EvidenceId.of(9))),
            null);
    Query query = new Query(name, "select 1", Query.Access.READ, 1, null, 1);
    return new Case(
        issue,
        query,
        SKILL,
        new Case.Remit(level, 1, allowed, Duration.ofMinutes(1)),
        earlier,
        List.of());
  }

  private static Schema schema() {
    Table orders = Tables.orders().tables().get(0);
    Table items =
        new Table(ITEMS, orders.columns().subList(0, 1), List.of(), List.of(), 1_000, 1_000);
    return new Schema(List.of(orders, items));
  }

  private static List<IndexKey> keys(String column) {
    return List.of(IndexKey.column(column));
  }

  private static Advice advice(IndexShape shape, double after) {
    String name = "idx_" + shape.keys().get(0);
    return new Advice(new CreateIndex(name, shape), 1_000, after, 1, "Why not.");
  }

  private record SaysNothing() implements SkillBody {
    @Override
    public String text() {
      return "";
    }

    @Override
    public Contract contract() {
      return Contract.EMPTY;
    }
  }

  /** Tools that answer with given advice, each citing evidence of its own. */
  private static final class Answers implements Toolbox {

    private static final List<String> NAMES =
        List.of(
            AdvisorTools.PLAN_OF_STATEMENT,
            AdvisorTools.TABLE_DETAILS,
            AdvisorTools.INDEX_USE,
            AdvisorTools.ASK_ADVISOR);

    private final List<Advice> advice;
    private final List<String> refused = new ArrayList<>();

    Answers(Advice... advice) {
      this.advice = List.of(advice);
    }

    Answers refusing(String tool) {
      refused.add(tool);
      return this;
    }

    @Override
    public List<Tool> tools() {
      return AdvisorTools.declarations();
    }

    @Override
    public ToolResult call(ToolCall call) {
      if (refused.contains(call.tool())) {
        return new ToolResult.Refused("not-granted", "not granted");
      }
      Value.Structure value =
          call.tool().equals(AdvisorTools.ASK_ADVISOR)
              ? AdviceForm.write(advice)
              : Value.structure();
      return new ToolResult.Answered(
          value, List.of(EvidenceId.of(11 + NAMES.indexOf(call.tool()))));
    }
  }
}
