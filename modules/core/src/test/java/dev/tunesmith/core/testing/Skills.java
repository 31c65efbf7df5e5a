package dev.tunesmith.core.testing;

import dev.tunesmith.core.escalation.DeclaredProtocol;
import dev.tunesmith.core.skill.Contract;
import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillBody;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.skill.SkillSource;
import dev.tunesmith.core.skill.SkillSource.Origin;
import dev.tunesmith.core.skill.ToolGrant;
import java.util.ArrayList;
import java.util.List;

/** Skills in a few words: {@code skill("tuner").describedAs("…").with(item(…)).built()}. */
public final class Skills {

  private Skills() {}

  /** A built-in skill that says nothing. */
  public static Draft skill(String id) {
    return new Draft(
        id, "", List.of(), Origin.BUILT_IN, DeclaredProtocol.SILENT, List.of(), List.of());
  }

  /** A line of a skill file. */
  public static ContractItem item(ContractItem.Kind kind, String section, String text, int line) {
    return new ContractItem(kind, section, text, line);
  }

  /** A skill under construction. */
  public record Draft(
      String id,
      String description,
      List<String> tags,
      Origin origin,
      DeclaredProtocol protocol,
      List<Reference> references,
      List<ContractItem> items) {

    /** The skill with a description. */
    public Draft describedAs(String text) {
      return new Draft(id, text, tags, origin, protocol, references, items);
    }

    /** The skill with tags. */
    public Draft tagged(String... words) {
      return new Draft(id, description, List.of(words), origin, protocol, references, items);
    }

    /** The skill as {@code who} brought it. */
    public Draft from(Origin who) {
      return new Draft(id, description, tags, who, protocol, references, items);
    }

    /** The skill with a protocol of its own. */
    public Draft following(DeclaredProtocol own) {
      return new Draft(id, description, tags, origin, own, references, items);
    }

    /** The skill naming another. */
    public Draft naming(Reference.Kind kind, String name) {
      List<Reference> more = new ArrayList<>(references);
      more.add(new Reference(kind, name, 7));
      return new Draft(id, description, tags, origin, protocol, more, items);
    }

    /** The skill with one more line. */
    public Draft saying(ContractItem.Kind kind, String section, String text) {
      List<ContractItem> more = new ArrayList<>(items);
      more.add(item(kind, section, text, items.size() + 10));
      return new Draft(id, description, tags, origin, protocol, references, more);
    }

    /** The skill with all these lines. */
    public Draft saying(List<ContractItem> lines) {
      return new Draft(id, description, tags, origin, protocol, references, lines);
    }

    /** The finished skill. */
    public Skill built() {
      Contract contract = new Contract(protocol, references, List.of(), items);
      return new Skill(
          new Skill.Identity(new SkillId(id), id, List.of(), description),
          new Skill.Declaration(tags, List.of(), List.of(), null, ToolGrant.UNDECLARED),
          new SkillSource(origin, id + ".md", 0),
          new FixedBody(contract));
    }
  }

  private record FixedBody(Contract contract) implements SkillBody {
    @Override
    public String text() {
      return "";
    }
  }
}
