package dev.tunesmith.engine.kinds;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.advisor.tools.Advisor;
import dev.tunesmith.core.agent.WhatIf;
import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.crew.Routing;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.remedy.UnreadableRemedyException;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.postgresql.PostgresqlDialect;
import dev.tunesmith.engine.skills.SkillCatalogue;
import dev.tunesmith.json.LedgerJson;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** A kind of remedy costs its record and its adviser; a kind of issue costs its words. */
class KindOfOwnTest {

  private static final RemedyKinds KINDS = RemedyKinds.BUILT_IN.with(Patience.FORM);
  private static final Schema SCHEMA = new Schema(List.of());
  private static final Remedy PATIENCE = new Patience("shop", "5s");
  private static final IssueKind LOCK_QUEUE =
      new IssueKind(
          "lock_queue",
          "lock queue",
          List.of("no skill says this", "write cost"),
          IssueKind.Scope.UNDER_LOAD);
  private static final Issue ISSUE =
      new Issue(
          IssueId.of(1),
          LOCK_QUEUE,
          new Issue.Subject.OfQuery(new QueryName("q")),
          0.5,
          List.of(),
          null);

  @Test
  void a_model_is_told_of_its_fields() {
    Tool.Type.Either form = (Tool.Type.Either) KINDS.form(Set.of(Patience.KIND));

    assertThat(form.forms())
        .singleElement()
        .extracting(
            Tool.Type.Structure::fields, as(InstanceOfAssertFactories.list(Tool.Parameter.class)))
        .extracting(Tool.Parameter::name)
        .containsExactly("kind", "role", "most");
  }

  @Test
  void what_is_printed_is_read_back_and_an_unknown_word_is_not_dropped() {
    Structure printed = PATIENCE.written();

    assertThat(KINDS.read(printed, SCHEMA, null)).isEqualTo(PATIENCE);
    assertThatThrownBy(() -> KINDS.read(printed.with("least", "1s"), SCHEMA, null))
        .isInstanceOf(UnreadableRemedyException.class)
        .hasMessage("patience has no 'least', only role, most");
    assertThatThrownBy(() -> RemedyKinds.BUILT_IN.read(printed, SCHEMA, null))
        .hasMessageStartingWith("no remedy of kind 'patience' can be tried, only create_index,");
  }

  @Test
  void skills_can_name_it_and_the_ladder_knows_its_level() {
    assertThat(KINDS.labelled("Patience")).contains(Patience.KIND);
    assertThat(KINDS.all()).contains(Patience.KIND).containsAll(RemedyKinds.BUILT_IN.all());
  }

  @Test
  void the_ledger_holds_it() {
    LedgerEntry entry =
        new LedgerEntry(
            1,
            Instant.EPOCH,
            new SessionEvent.ProposalMade(
                IssueId.of(1),
                new Proposal(
                    IssueId.of(1),
                    "They wait.",
                    List.of(PATIENCE),
                    0.5,
                    List.of(EvidenceId.of(1)))));

    assertThat(LedgerJson.read(LedgerJson.write(entry, KINDS), KINDS)).isEqualTo(entry);
  }

  @Test
  void who_may_use_it_is_advised_and_nobody_else() {
    Advisor advisor = new Advisor(List.of(new PatienceAdviser()));

    assertThat(advisor.advise(ISSUE, null, allowing(KINDS)))
        .extracting(Advice::remedy)
        .containsExactly(PATIENCE);
    assertThat(advisor.advise(ISSUE, null, allowing(RemedyKinds.BUILT_IN))).isEmpty();
  }

  private static AdvisorContext allowing(RemedyKinds kinds) {
    WhatIf nothing =
        (query, remedies) -> {
          throw new AssertionError("not asked");
        };
    return new AdvisorContext(
        SCHEMA, new Workload(List.of(), List.of()), List.of(), nothing, kinds.all(), List.of());
  }

  @Test
  void a_trial_and_a_migration_carry_it_out_and_take_it_back() throws SQLException {
    Connection unused =
        (Connection)
            Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                  throw new AssertionError("not asked");
                });

    Migration migration = new PostgresqlDialect().changes().migration(PATIENCE, unused);

    assertThat(migration.apply()).containsExactly("ALTER ROLE shop SET lock_timeout = '5s'");
    assertThat(migration.undo()).containsExactly("ALTER ROLE shop RESET lock_timeout");
  }

  @Test
  void a_kind_of_issue_finds_its_owner_by_the_words_of_the_skill_files() {
    Crew crew = SkillCatalogue.load(List.of()).crew();

    assertThat(new Routing(crew).ownerOf(LOCK_QUEUE)).isPresent();
    assertThat(ISSUE.title()).isEqualTo("lock queue: q");
    assertThat(IssueKind.of("lock_queue")).isEqualTo(LOCK_QUEUE);
  }
}
