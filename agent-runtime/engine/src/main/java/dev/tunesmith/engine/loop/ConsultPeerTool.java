package dev.tunesmith.engine.loop;

import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.tool.CrewTools;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.engine.ledger.Journal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The tool by which an agent asks one colleague while it works: whom its own skill consults, and
 * from level 2 on also whom the coordinator does. The colleague has tools that only read and can
 * ask nobody in turn. Where nobody may be asked there is no such tool.
 */
final class ConsultPeerTool implements Toolbox {

  private final Journal journal;
  private final Workbench bench;
  private final Case task;
  private final List<SkillId> peers;
  private final Function<SkillId, Case> question;
  private final Function<Skill, Agent> agents;
  private final Set<SkillId> asked = new HashSet<>();

  /**
   * The tool of whoever works on {@code task}.
   *
   * @param owner of the issue
   * @param question the case as a peer is given it
   */
  ConsultPeerTool(
      Journal journal,
      Workbench bench,
      Case task,
      SkillId owner,
      Function<SkillId, Case> question,
      Function<Skill, Agent> agents) {
    this.journal = journal;
    this.bench = bench;
    this.task = task;
    this.peers = peers(bench.crew(), task, owner);
    this.question = question;
    this.agents = agents;
  }

  private static List<SkillId> peers(Crew crew, Case task, SkillId owner) {
    SkillId worker = task.worker().id();
    Stream<SkillId> own = crew.neighbours(worker, Reference.Kind.CONSULTS).stream();
    Stream<SkillId> ofTheCoordinator =
        task.remit().level() == Level.SELF_RECOVERY
            ? Stream.empty()
            : crew.coordinatorAt(owner, Level.PEER_CONSULTATION).stream()
                .flatMap(each -> crew.neighbours(each, Reference.Kind.CONSULTS).stream());
    return Stream.concat(own, ofTheCoordinator)
        .filter(peer -> !peer.equals(worker))
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public List<Tool> tools() {
    return peers.isEmpty() ? List.of() : List.of(CrewTools.consultPeer(names()));
  }

  private List<String> names() {
    return peers.stream().map(SkillId::value).toList();
  }

  @Override
  public ToolResult call(ToolCall call) {
    String written = call.arguments().text("peer").orElse("").strip().toLowerCase(Locale.ROOT);
    String name = written.startsWith("@") ? written.substring(1) : written;
    if (name.equals(task.worker().id().value())) {
      return new ToolResult.Refused("peer-is-self", "you cannot consult yourself");
    }
    Optional<SkillId> peer = peers.stream().filter(each -> each.value().equals(name)).findFirst();
    if (peer.isEmpty()) {
      return new ToolResult.Refused(
          "peer-unknown", "peer must be one of: " + String.join(", ", names()));
    }
    if (!asked.add(peer.get())) {
      return new ToolResult.Refused("peer-asked", peer.get() + " has spoken already");
    }
    return ask(question.apply(peer.get()), call.arguments().text("question").orElse(""));
  }

  private ToolResult ask(Case theirs, String words) {
    Toolbox reading = new PeerTools(bench.toolbox(theirs, journal.state(), journal::append));
    Optional<Guidance> advice = agents.apply(theirs.worker()).advise(theirs, words, reading);
    advice.ifPresent(
        guidance -> journal.append(new SessionEvent.PeerAdvised(task.issue().id(), guidance)));
    return advice.map(ConsultPeerTool::answered).orElseGet(() -> silent(theirs.worker().id()));
  }

  private static ToolResult answered(Guidance guidance) {
    List<Remedy> suggested = guidance.suggested();
    Structure form =
        Value.structure()
            .with("from", guidance.from().value())
            .with("advice", guidance.advice())
            .with(
                "suggested",
                new Value.Sequence(suggested.stream().<Value>map(Remedy::written).toList()));
    return new ToolResult.Answered(form, guidance.evidence());
  }

  private static ToolResult silent(SkillId peer) {
    return new ToolResult.Answered(
        Value.structure()
            .with("from", peer.value())
            .with("advice", "knows nothing that would help"),
        List.of());
  }
}
