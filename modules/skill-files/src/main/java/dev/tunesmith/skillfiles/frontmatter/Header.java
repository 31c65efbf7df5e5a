package dev.tunesmith.skillfiles.frontmatter;

import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a front matter means.
 *
 * @param id as the file gives it, or null
 * @param name as the file gives it, or null
 * @param description in its display form, empty if there is none
 * @param references the skills named in it
 * @param rules what it binds the agent to, beside what the text does
 * @param items what it says, as items of the skill's contract
 * @param toolsLine where it speaks of tools, or its opening fence
 */
public record Header(
    @Nullable Word id,
    @Nullable Word name,
    String description,
    List<String> aliases,
    Skill.Declaration declaration,
    List<Reference> references,
    Rules rules,
    List<ContractItem> items,
    int toolsLine) {

  public Header {
    aliases = List.copyOf(aliases);
    references = List.copyOf(references);
    items = List.copyOf(items);
  }

  /**
   * Reads the fields of a front matter.
   *
   * @param fence the line of its opening fence
   * @param nameless what to find where it says no name
   */
  public static Header of(FrontMatter frontMatter, int fence, Finding nameless, Findings findings) {
    return new HeaderReader(frontMatter, fence, nameless, findings).header();
  }
}
