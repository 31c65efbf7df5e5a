package dev.tunesmith.core.skill;

import dev.tunesmith.core.escalation.DeclaredWhom;
import dev.tunesmith.core.escalation.Level;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An agent definition, read from a markdown file. */
public record Skill(
    Identity identity, Declaration declaration, SkillSource source, SkillBody body) {

  /**
   * Who the agent is.
   *
   * @param name as the file writes it
   * @param aliases other names under which it is known, for example {@code backend.database_tuner}
   */
  public record Identity(SkillId id, String name, List<String> aliases, String description) {
    public Identity {
      aliases = List.copyOf(aliases);
    }
  }

  /**
   * What the front matter declares.
   *
   * @param hosts the embedding hosts it is meant for; empty for all
   * @param dependencies the skills it depends on, as written
   * @param model the model it asks for, or null
   */
  public record Declaration(
      List<String> tags,
      List<String> hosts,
      List<String> dependencies,
      @Nullable String model,
      ToolGrant tools) {
    public Declaration {
      tags = List.copyOf(tags);
      hosts = List.copyOf(hosts);
      dependencies = List.copyOf(dependencies);
    }
  }

  /** The skill's id. */
  public SkillId id() {
    return identity.id();
  }

  /** The skills it names; does not read the whole body. */
  public List<Reference> references() {
    return body.references();
  }

  /** What it says it is competent for; does not read the whole body. */
  public List<ContractItem> claims() {
    return body.claims();
  }

  /** Whom it says to ask on reaching each level; does not read the whole body. */
  public Map<Level, DeclaredWhom> whom() {
    return body.whom();
  }

  /** What its text binds it to; reads the body on first use. */
  public Contract contract() {
    return body.contract();
  }
}
